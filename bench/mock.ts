// The round trip through MSW: what a bare handler costs, what ours adds, and what the AWS SDK adds around either.
import { CreateImageCommand, EC2Client } from '@aws-sdk/client-ec2'
import { mockClient } from 'aws-sdk-client-mock'
import { CreateImage, encodeRequest, encodeResponse } from 'ec2wire'
import { handle, simulateEc2 } from 'ec2wire/mock'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { createImageOutput, inputs } from './inputs.ts'
import { measure } from './measure.ts'
import type { Row } from './report.ts'

const url = 'https://ec2.us-east-1.amazonaws.com/'
const input = inputs.typical as (typeof inputs)[string]

export async function mockRows(rounds: number): Promise<Row[]> {
  const body = encodeRequest(CreateImage, input)
  const xml = encodeResponse(CreateImage, createImageOutput)
  const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }
  const server = setupServer()
  server.listen()
  const client = new EC2Client({
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' },
    maxAttempts: 1,
  })
  const stubbed = new EC2Client({ region: 'us-east-1' })
  mockClient(stubbed).on(CreateImageCommand).resolves({ ImageId: createImageOutput.ImageId })
  const ec2 = simulateEc2({ seed: 7 })
  const dryRun = encodeRequest(CreateImage, { InstanceId: input.InstanceId, Name: input.Name, DryRun: true })

  const bare = http.post(url, () => new HttpResponse(xml, { headers: { 'content-type': 'text/xml;charset=UTF-8' } }))
  const ours = handle(CreateImage, createImageOutput)
  const use = (handler: Parameters<typeof server.use>[0]) => () => server.resetHandlers(handler)
  const send = (text: string) => async () => (await fetch(url, { method: 'POST', headers, body: text })).text()
  const command = new CreateImageCommand(input)

  try {
    const times = await measure(
      [
        { name: 'handle', prepare: use(ours), run: send(body) },
        { name: 'bare', prepare: use(bare), run: send(body) },
        { name: 'SDK over handle', prepare: use(ours), run: () => client.send(command) },
        {
          name: 'simulateEc2',
          prepare: () => {
            ec2.reset()
            server.resetHandlers(...ec2.handlers)
          },
          run: send(dryRun),
        },
        { name: 'aws-sdk-client-mock', run: () => stubbed.send(command) },
      ],
      rounds,
      60,
    )
    const [handled = 0, floor = 0, sdk = 0, simulated = 0, stub = 0] = times
    return [
      {
        work: 'mock round trip',
        size: 'handle, typical input',
        ours: handled,
        floor: { name: 'bare MSW handler', time: floor },
        peers: [
          { name: "AWS SDK's client over handle", time: sdk },
          { name: 'aws-sdk-client-mock, without the wire', time: stub },
        ],
        goals: [{ of: 'bare MSW handler', atMost: 1.15 }],
      },
      {
        work: 'mock round trip',
        size: 'simulateEc2, DryRun',
        ours: simulated,
        floor: { name: 'bare MSW handler', time: floor },
        peers: [],
        goals: [],
      },
    ]
  } finally {
    server.close()
    client.destroy()
  }
}
