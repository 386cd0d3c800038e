import {
  CreateTagsCommand,
  DeleteSnapshotCommand,
  DeleteTagsCommand,
  DeregisterImageCommand,
  DescribeImagesCommand,
  DescribeInstancesCommand,
  DescribeSnapshotsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2'
import { DescribeImages } from 'ec2wire'
import { handle } from 'ec2wire/mock'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Action, actions } from '../fixtures/further-actions.js'

const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' }
const client = new EC2Client({ region: 'us-east-1', credentials })

/** The table does not tell the compiler which input belongs to which command. */
type Send = (input: never) => Promise<object>
const sends: Record<string, Send> = {
  CreateTags: (input) => client.send(new CreateTagsCommand(input)),
  DeleteSnapshot: (input) => client.send(new DeleteSnapshotCommand(input)),
  DeleteTags: (input) => client.send(new DeleteTagsCommand(input)),
  DeregisterImage: (input) => client.send(new DeregisterImageCommand(input)),
  DescribeImages: (input) => client.send(new DescribeImagesCommand(input)),
  DescribeInstances: (input) => client.send(new DescribeInstancesCommand(input)),
  DescribeSnapshots: (input) => client.send(new DescribeSnapshotsCommand(input)),
}

/** For these the SDK has no output, so that it does not show `Return`. */
const silent = ['CreateTags', 'DeleteSnapshot', 'DeleteTags']

const server = setupServer()
beforeAll(() => server.listen({ onUnhandledRequest: 'error', onUnhandledFrame: 'error' } as object))
afterEach(() => server.resetHandlers())
afterAll(() => server.close())

describe.each(actions)('$operation.action of the SDK', ({ operation, requests, responses }) => {
  test.each(requests)('sends $name, and it decodes to the same object', async ({ input }) => {
    const handler = handle(operation, {})
    server.use(handler)
    await send({ operation }, input)
    expect(handler.calls).toHaveLength(1)
    expect(handler.calls[0]?.input).toEqual(input)
  })

  test.each(responses)('reads $name', async ({ output }) => {
    server.use(handle(operation, output))
    const { $metadata, ...read } = (await send({ operation }, requests[0]?.input)) as { $metadata: object }
    expect(read).toEqual(silent.includes(operation.action) ? {} : output)
    expect($metadata).toMatchObject({ httpStatusCode: 200, attempts: 1 })
  })

  test('reads the answer to a dry run', async () => {
    server.use(handle(operation))
    await expect(send({ operation }, { ...requests[0]?.input, DryRun: true })).rejects.toMatchObject({
      name: 'DryRunOperation',
      $metadata: { httpStatusCode: 412, attempts: 1 },
    })
  })
})

test('the SDK reads what a constraint answers', async () => {
  server.use(handle(DescribeImages))
  await expect(
    client.send(new DescribeImagesCommand({ ImageIds: ['ami-1a2b3c4d'], MaxResults: 5 })),
  ).rejects.toMatchObject({
    name: 'InvalidParameterCombination',
    message: 'The parameter imageIdsSet cannot be used with the parameter maxResults',
    $metadata: { httpStatusCode: 400, attempts: 1 },
  })
})

function send({ operation }: Pick<Action, 'operation'>, input: object | undefined): Promise<object> {
  return (sends[operation.action] as Send)(input as never)
}
