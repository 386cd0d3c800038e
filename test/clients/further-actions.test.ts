import * as sdk from '@aws-sdk/client-ec2'
import { DescribeImages } from 'ec2wire'
import { handle } from 'ec2wire/mock'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Action, actions } from '../fixtures/further-actions.js'

const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' }
const client = new sdk.EC2Client({ region: 'us-east-1', credentials })

/** The SDK has a command and a model for each action, such as `CreateTagsCommand` and `CreateTags$`. */
type CommandInput = ConstructorParameters<typeof sdk.CreateTagsCommand>[0]
const exported = sdk as unknown as Readonly<Record<string, unknown>>

/** Whether the SDK shows an output. For some actions it does not, so that it hides `Return`. */
function hasOutput(action: string): boolean {
  const output = (exported[`${action}$`] as readonly unknown[])[5]
  return Array.isArray(typeof output === 'function' ? output() : output)
}

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
    expect(read).toEqual(hasOutput(operation.action) ? output : {})
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
    client.send(new sdk.DescribeImagesCommand({ ImageIds: ['ami-1a2b3c4d'], MaxResults: 5 })),
  ).rejects.toMatchObject({
    name: 'InvalidParameterCombination',
    message: 'The parameter imageIdsSet cannot be used with the parameter maxResults',
    $metadata: { httpStatusCode: 400, attempts: 1 },
  })
})

function send({ operation }: Pick<Action, 'operation'>, input: object | undefined): Promise<object> {
  const Command = exported[`${operation.action}Command`] as typeof sdk.CreateTagsCommand
  return client.send(new Command(input as CommandInput))
}
