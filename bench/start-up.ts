// How long a new process takes to load a package and make it ready for its first CreateImage.
import { execFileSync } from 'node:child_process'
import { median } from './measure.ts'
import type { Row } from './report.ts'

const programs = {
  ec2wire: `const { CreateImage, encodeRequest } = await import('ec2wire')
    encodeRequest(CreateImage, { InstanceId: 'i-1234567890abcdef0', Name: 'web' })`,
  'AWS SDK': `const { CreateImageCommand, EC2Client } = await import('@aws-sdk/client-ec2')
    new EC2Client({ region: 'us-east-1' }); new CreateImageCommand({ InstanceId: 'i-1234567890abcdef0', Name: 'web' })`,
}

export function startUpRow(rounds: number): Row {
  const times: Record<string, number[]> = { ec2wire: [], 'AWS SDK': [] }
  for (let round = 0; round < rounds; round++) {
    for (const [name, program] of Object.entries(programs)) {
      const timed = `const start = process.hrtime.bigint(); ${program}; console.log(String(process.hrtime.bigint() - start))`
      const printed = execFileSync(process.execPath, ['--input-type=module', '--eval', timed], { encoding: 'utf8' })
      times[name]?.push(Number(printed))
    }
  }
  return {
    work: 'start-up',
    size: 'import, first CreateImage',
    ours: median(times.ec2wire ?? []),
    peers: [{ name: 'AWS SDK', time: median(times['AWS SDK'] ?? []) }],
    goals: [],
  }
}
