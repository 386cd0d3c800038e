import { readdirSync, readFileSync } from 'node:fs'
import { CreateImage, encodeRequest, fromResponse, toRequest } from 'ec2wire'
import { setupServer } from 'msw/node'
import { expect, test } from 'vitest'
import { handlers } from '../examples/readme/answers.ts'
import { body, input, output } from '../examples/readme/codec.ts'
import { StopInstances } from '../examples/readme/operation.ts'
import { documents, withSnippets } from '../scripts/readme.mjs'

test.each(documents)('the snippets of %s are those of the examples', (path) => {
  const text = readFileSync(path, 'utf8')
  expect(withSnippets(text)).toBe(text)
})

test('each recipe is a file that runs, or says that it does not', () => {
  const recipes = readFileSync('RECIPES.md', 'utf8')
  const files = readdirSync('examples/recipes').filter((name) => /\.(?:test|spec)\.ts$/.test(name))
  const lifted = [...recipes.matchAll(/<!-- examples\/recipes\/(\S+) -->\n```ts\n/g)].map(([, name]) => name)
  expect(lifted.filter((name) => name !== 'create-image.ts').sort()).toEqual(files.sort())
  const others = [...recipes.matchAll(/(.*)\n```[a-z]+\n/g)].filter(
    ([, before]) => !before?.startsWith('<!-- examples/'),
  )
  expect(others.map(([, before]) => before)).toEqual(others.map(() => '<!-- not run -->'))
})

test('the snippet of the codec says what it does', () => {
  expect(body).toBe(
    'Action=CreateImage&Version=2016-11-15&InstanceId=i-1234567890abcdef0&Name=standard-web-server-v1.0' +
      '&TagSpecification.1.ResourceType=image&TagSpecification.1.Tag.1.Key=purpose&TagSpecification.1.Tag.1.Value=test',
  )
  expect(encodeRequest(CreateImage, input as never)).toBe(body)
  expect(output).toEqual({ ImageId: 'ami-4fa54026' })
})

test('the snippet of a further action encodes', () => {
  expect(encodeRequest(StopInstances, { InstanceIds: ['i-1234567890abcdef0'], Force: true })).toBe(
    'Action=StopInstances&Version=2016-11-15&InstanceId.1=i-1234567890abcdef0&Force=true',
  )
})

test('the answers of the snippet answer', async () => {
  const call = async (Name: string) => {
    const request = toRequest(CreateImage, { InstanceId: 'i-1234567890abcdef0', Name }, { region: 'us-east-1' })
    return fromResponse(CreateImage, await fetch(request)).then(
      ({ ImageId }) => ImageId,
      (error) => error.code ?? error.name,
    )
  }
  const answers: unknown[] = []
  for (const handler of handlers) {
    const server = setupServer(handler)
    server.listen()
    answers.push(await call('web'), await call('taken').catch((error) => error.name))
    server.close()
  }
  const ImageId = 'ami-0123456789abcdef0'
  const madeUp = expect.stringMatching(/^ami-[0-9a-f]{17}$/)
  expect(answers).toEqual([
    ImageId,
    ImageId,
    ImageId,
    'InvalidAMIName.Duplicate',
    'RequestLimitExceeded',
    'TypeError',
    madeUp,
    madeUp,
  ])
})
