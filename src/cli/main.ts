#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { decodeCommand } from './decode-command.js'
import { encodeCommand } from './encode-command.js'
import { Log } from './log.js'
import { mockCommand } from './mock-command.js'
import { OutputError } from './output.js'
import { reportOf } from './report.js'
import { usageProblem } from './usage-problem.js'

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))

const log = new Log()
const program = new Command('ec2wire')
  .description('Starts a simulated EC2 on a local port, and converts EC2 requests and responses to JSON and back.')
  .version(version)
  .addCommand(mockCommand(log))
  .addCommand(decodeCommand())
  .addCommand(encodeCommand())
for (const command of [program, ...program.commands]) {
  const help = command === program ? 'ec2wire --help' : `ec2wire ${command.name()} --help`
  command.exitOverride().configureOutput({
    outputError: (text, write) => write(`${reportOf(new Error(usageProblem(text, help)))}\n`),
  })
}

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) {
    // Commander has printed the message. Help is not an error.
    process.exitCode = error.exitCode === 0 ? 0 : 2
  } else {
    log.write(reportOf(error))
    process.exitCode = error instanceof OutputError ? 1 : 2
  }
}
