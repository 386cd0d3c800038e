// Sends inputs to a mocked EC2 and back: a typed input, its form, a request that MSW answers, XML, a typed output. Then
// follows an image through its life in a simulated EC2. Run it with `npm start`. Exits with 1 if a result is unexpected.
import { isDeepStrictEqual, styleText } from 'node:util'
import {
  CreateImage,
  type CreateImageInput,
  DeregisterImage,
  DescribeImages,
  decodeRequest,
  ec2Error,
  encodeRequest,
  fromResponse,
  isEc2ServiceError,
  isRetryable,
  type Operation,
  toRequest,
} from 'ec2wire'
import { handle, sequence, simulateEc2 } from 'ec2wire/mock'
import { setupServer } from 'msw/node'
import { samples } from './samples.ts'

const ImageId = 'ami-4fa54026'
const region = 'us-east-1'
const server = setupServer(handle(CreateImage, { ImageId }))
server.listen()
let differences = 0

for (const { title, input, wire } of samples) {
  heading(title)
  show('Input', JSON.stringify(input, null, 2))
  const encoded = encodeRequest(CreateImage, input)
  show('Form', encoded.replaceAll('&', '\n&'))
  expect('the form', encoded, `Action=CreateImage&Version=2016-11-15&${wire}`)
  expect('the decoded form', decodeRequest(CreateImage, encoded), input)

  const response = await fetch(toRequest(CreateImage, input, { region }))
  show(`Response, status ${response.status}`, await response.clone().text())
  const output = await fromResponse(CreateImage, response)
  show('Output', JSON.stringify(output, null, 2))
  expect('the image ID', output.ImageId, ImageId)
}

const [{ input }] = samples

heading('A dry run creates no image')
await expectError({ ...input, DryRun: true }, 'DryRunOperation', 412)

heading('EC2 rejects a bad name')
await expectError({ ...input, Name: 'a*' }, 'InvalidAMIName.Malformed', 400)

heading('A throttled call succeeds at the second attempt')
server.use(handle(CreateImage, sequence(ec2Error('RequestLimitExceeded'), { ImageId })))
const error = await expectError(input, 'RequestLimitExceeded', 503)
expect('that it is retryable', isRetryable(error), true)
const retried = await fromResponse(CreateImage, await fetch(toRequest(CreateImage, input, { region })))
show('Second attempt', JSON.stringify(retried, null, 2))
expect('the image ID', retried.ImageId, ImageId)

heading("An image's life, in a simulated EC2")
const ec2 = simulateEc2({ pending: 60_000, clock: Date.UTC(2026, 0, 1) })
server.resetHandlers(...ec2.handlers)
const created = await call(CreateImage, input)
await showState('Created', 'pending')
ec2.advance(60_000)
await showState('A minute later', 'available')
await expectError(input, 'InvalidAMIName.Duplicate', 400)
const ended = await call(DeregisterImage, { ImageId: created.ImageId, DeleteAssociatedSnapshots: true })
show('Deregistered, its snapshots deleted', JSON.stringify(ended, null, 2))
expect('the number of images and snapshots', [ec2.images.size, ec2.snapshots.size], [0, 0])

server.close()
console.log(
  differences === 0 ? styleText('green', '\nAll as expected.') : styleText('red', `\n${differences} differences.`),
)
process.exitCode = differences === 0 ? 0 : 1

async function showState(when: string, expected: string): Promise<void> {
  const { Images: [image] = [] } = await call(DescribeImages, { ImageIds: [created.ImageId] })
  show(when, `${image?.ImageId} ${image?.Name}: ${image?.State}`)
  expect('the state', image?.State, expected)
}

async function call<Input, Output extends object>(operation: Operation<Input, Output>, input: Input) {
  return fromResponse(operation, await fetch(toRequest(operation, input, { region })))
}

async function expectError(input: CreateImageInput, code: string, status: number): Promise<unknown> {
  try {
    await fromResponse(CreateImage, await fetch(toRequest(CreateImage, input, { region })))
  } catch (error) {
    if (!isEc2ServiceError(error)) throw error
    show(`Response, status ${error.status}`, `${error.code}: ${error.message}`)
    expect('the code and status', [error.code, error.status], [code, status])
    return error
  }
  expect('an error', 'a success', code)
}

function heading(text: string): void {
  console.log(styleText(['bold', 'cyan'], `\n■ ${text}`))
}

function show(title: string, text: string): void {
  console.log(styleText('bold', `  ${title}`))
  console.log(text.replaceAll(/^/gm, '    '))
}

function expect(what: string, found: unknown, expected: unknown): void {
  if (isDeepStrictEqual(found, expected)) {
    console.log(styleText('green', `  ✓ ${what} is as expected`))
    return
  }
  differences++
  console.log(
    styleText(
      'red',
      `  ✗ ${what} differs\n    expected ${JSON.stringify(expected)}\n    found    ${JSON.stringify(found)}`,
    ),
  )
}
