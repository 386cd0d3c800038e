// A process with a server: ec2wire's port, or Node's bare `http` server that answers with the same bytes.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from 'ec2wire/mock/node'
import { simulateEc2 } from 'ec2wire/simulator'

/** An answer of the bare server. */
export interface Recorded {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** The form of a dry run has this parameter. */
const dryRunParameter = 'DryRun=true'

process.on('message', async ({ dryRun, describe }: { dryRun?: Recorded; describe?: Recorded }) => {
  process.send?.(dryRun && describe ? await startBare(dryRun, describe) : await startOurs())
})

async function startOurs(): Promise<string> {
  const ec2 = simulateEc2({ images: Array.from({ length: 100 }, (_, index) => ({ Name: `image-${index}` })) })
  // The log of a server that runs for long is not what is measured.
  setInterval(() => ec2.clearCalls(), 100).unref()
  return (await serve(ec2)).url
}

async function startBare(dryRun: Recorded, describe: Recorded): Promise<string> {
  const answers = [dryRun, describe].map(({ body, ...rest }) => ({ ...rest, body: Buffer.from(body) }))
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => void chunks.push(chunk))
    request.on('end', () => {
      const isDryRun = Buffer.concat(chunks).toString().includes(dryRunParameter)
      const { status, headers, body } = answers[isDryRun ? 0 : 1] as (typeof answers)[number]
      response.writeHead(status, headers).end(body)
    })
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
