#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { decodeCommand } from './decode-command.js'
import { encodeCommand } from './encode-command.js'
import { mockCommand } from './mock-command.js'

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))

const program = new Command('ec2wire')
  .description('Starts a simulated EC2 on a local port, and converts EC2 requests and responses to JSON and back.')
  .version(version)
  .addCommand(mockCommand())
  .addCommand(decodeCommand())
  .addCommand(encodeCommand())
  .showHelpAfterError()
  .exitOverride()
for (const command of program.commands) command.showHelpAfterError().exitOverride()

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) {
    // Commander has printed the message. Help is not an error.
    process.exitCode = error.exitCode === 0 ? 0 : 2
  } else {
    console.error(`ec2wire: ${error instanceof Error ? error.message : error}`)
    process.exitCode = 2
  }
}
