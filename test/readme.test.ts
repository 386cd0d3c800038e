// The pages for users: README.md and docs/*.md. Their code runs, their tables are generated, and their links lead somewhere.
import { execFileSync } from 'node:child_process'
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import * as codec from 'ec2wire'
import { CodecError, CreateImage, ec2Error, encodeRequest, fromResponse, toRequest } from 'ec2wire'
import * as fixtures from 'ec2wire/fixtures'
import * as mock from 'ec2wire/mock'
import { simulateEc2 } from 'ec2wire/mock'
import * as node from 'ec2wire/mock/node'
import * as schemas from 'ec2wire/schemas'
import { setupServer } from 'msw/node'
import { describe, expect, test } from 'vitest'
import { handlers } from '../examples/readme/answers.ts'
import { body, input, output } from '../examples/readme/codec.ts'
import { afterError } from '../examples/readme/errors.ts'
import { call } from '../examples/readme/generic-client.ts'
import { whatIs } from '../examples/readme/inspect.ts'
import { StopInstances } from '../examples/readme/operation.ts'
import { documents, generated } from '../scripts/readme.mjs'

const guides = documents.filter((path) => path.startsWith('docs/'))

describe.each(documents)('%s', (path) => {
  const text = readFileSync(path, 'utf8')

  test('has the snippets and tables that `npm run readme` writes', { timeout: 60_000 }, () => {
    expect(generated(text)).toBe(text)
  })

  test('says of each block of code where it runs, or that it does not', () => {
    const origins = blocksOf(text).map(({ before }) => before)
    const marks = /^<!-- (?:examples\/\S+|help: \w+|output: examples\/\S+|not run) -->$/
    expect(origins.filter((before) => !marks.test(before))).toEqual([])
  })

  test('shows of each output the titles of the tests', () => {
    for (const { before, code } of blocksOf(text)) {
      const [, file] = /^<!-- output: (\S+) -->$/.exec(before) ?? []
      if (file === undefined) continue
      for (const [, title = ''] of readFileSync(file, 'utf8').matchAll(/^test\('(.+?)'/gm))
        expect(code).toContain(title)
    }
  })
})

describe.each(documents)('%s: the code can be pasted', (path) => {
  const text = readFileSync(path, 'utf8')
  const code = blocksOf(text)
    .filter(({ language }) => language === 'ts' || language === 'js')
    .map(({ code }) => code)
    .join('\n')
  const sources = [...code.matchAll(/ from '([^']+)'/g)].map(([, source = '']) => source)
  const outside = text.replaceAll(/^```[jt]s$[\s\S]*?^```$/gm, '')

  test('the page names the files that the code imports', () => {
    const files = sources.filter((source) => source.startsWith('./') && /\.\w+$/.test(source))
    expect(files.filter((file) => !outside.includes(`\`${file.slice('./'.length)}\``))).toEqual([])
  })

  test('the page, or README for all, names the packages that the code imports', () => {
    const packages = sources
      .filter((source) => !/^(?:\.|node:|ec2wire)/.test(source))
      .map((source) => source.split('/', source.startsWith('@') ? 2 : 1).join('/'))
    const forAll = ['msw', 'vitest']
    const unnamed = packages.filter((name) => {
      const page = forAll.includes(name) ? outside + readFileSync('README.md', 'utf8') : outside
      return !new RegExp(`(?:npm i(?:nstall)?\\b.*\\s|\`)${name}(?:@\\d+)?(?:[\\s\`]|$)`, 'm').test(page)
    })
    expect(unnamed).toEqual([])
  })

  test('the code imports the functions of ec2wire that it calls', () => {
    const called = [...code.matchAll(/(?<![\w.])(\w+)\(/g)].map(([, name = '']) => name)
    const own = Object.keys({ ...codec, ...fixtures, ...mock, ...node, ...schemas })
    const imported = [...code.matchAll(/^import \{([^}]*)\}/gm)].flatMap(([, names = '']) => names.split(/[\s,]+/))
    expect(called.filter((name) => own.includes(name) && !imported.includes(name))).toEqual([])
  })
})

test.each([
  ['Action=CreateTags&ResourceId.1=ami-0123456789abcdef0&Tag.1.Key=a&Tag.1.Value=b', /^A CreateTags request: \{"Res/],
  ['<CreateImageResponse><imageId>ami-0123456789abcdef0</imageId></CreateImageResponse>', /^A response: \{"ImageId/],
  ['<Response><Errors><Error><Code>A</Code><Message>b</Message></Error></Errors></Response>', /^The error A: b$/],
  ['{"log":{"entries":[{"request":{"url":"https://a/?Action=DescribeImages"}}]}}', /^1 calls of AWS$/],
  ['hello', /^Cannot decode the input: Action is missing; /],
])('docs/inspect.md: %s', (text, said) => {
  expect(whatIs(text)).toMatch(said)
})

test.each(globSync('examples/{readme,recipes}/*.ts'))('%s imports ec2wire/mock only with MSW', (path) => {
  const text = readFileSync(path, 'utf8')
  const needsMsw = / from 'msw\b/.test(text) || /\bhandle\(/.test(text)
  expect(text.includes("'ec2wire/mock'")).toBe(needsMsw)
})

describe.each(guides)('%s is a page of the documentation', (path) => {
  const text = readFileSync(path, 'utf8')

  test('with one title', () => {
    expect(withoutCode(text).match(/^# .+$/gm)).toHaveLength(1)
  })
})

test.each(guides.filter((path) => path !== 'docs/index.md'))(
  '%s begins with its result, and the index lists it',
  (path) => {
    expect(readFileSync(path, 'utf8')).toMatch(/^# .+\n\nAt the end of this page /)
    expect(readFileSync('docs/index.md', 'utf8')).toContain(`](${path.slice('docs/'.length)})`)
  },
)

test('every example for readers is on a page', () => {
  const files = ['readme', 'recipes']
    .flatMap((folder) => readdirSync(`examples/${folder}`).map((name) => `examples/${folder}/${name}`))
    .filter((path) => path.endsWith('.ts'))
  const shown = documents.flatMap((path) => blocksOf(readFileSync(path, 'utf8'))).map(({ before }) => before)
  expect(files.filter((path) => !shown.includes(`<!-- ${path} -->`))).toEqual([])
})

describe('links', () => {
  const pages = [...documents, 'CONTRIBUTING.md', 'CHANGELOG.md', ...globSync(['bench/*.md', 'examples/**/*.md'])]

  test.each(pages)('%s: each relative link leads to a file, and to a heading of it', (path) => {
    const dead = linksOf(path).filter(({ file, anchor }) => {
      if (!existsSync(file)) return true
      return anchor !== undefined && !anchorsOf(file).includes(anchor)
    })
    expect(dead).toEqual([])
  })

  test.each(guides)('%s: links stay in docs, which becomes a site', (path) => {
    const outside = linksOf(path).filter(({ file }) => !file.startsWith('docs/'))
    expect(outside).toEqual([])
  })
})

test('no link is dead in the tarball', { timeout: 60_000 }, () => {
  const pack = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { encoding: 'utf8' })
  const [tarball] = Object.values<{ files: { path: string }[] }>(JSON.parse(pack))
  const paths = tarball?.files.map(({ path }) => path) ?? []
  const pages = paths.filter((path) => path.endsWith('.md'))
  expect(pages.sort()).toEqual(['CHANGELOG.md', ...documents].sort())
  expect(pages.flatMap(linksOf).filter(({ file }) => !paths.includes(file))).toEqual([])
})

describe('the snippets that are no tests', () => {
  test('the codec gives what the comments say', () => {
    expect(body).toBe(
      'Action=CreateImage&Version=2016-11-15&InstanceId=i-1234567890abcdef0&Name=standard-web-server-v1.0' +
        '&TagSpecification.1.ResourceType=image&TagSpecification.1.Tag.1.Key=purpose&TagSpecification.1.Tag.1.Value=test',
    )
    expect(encodeRequest(CreateImage, input as never)).toBe(body)
    expect(output).toEqual({ ImageId: 'ami-4fa54026' })
  })

  test('a further action encodes', () => {
    expect(encodeRequest(StopInstances, { InstanceIds: ['i-1234567890abcdef0'], Force: true })).toBe(
      'Action=StopInstances&Version=2016-11-15&InstanceId.1=i-1234567890abcdef0&Force=true',
    )
  })

  test('the client for all operations sends one', async () => {
    const ec2 = simulateEc2()
    const { ImageId } = await call(CreateImage, { InstanceId: 'i-1234567890abcdef0', Name: 'web' }, ec2.fetch)
    expect([...ec2.images.keys()]).toEqual([ImageId])
  })

  test.each([
    [new TypeError('fetch failed'), 'EC2 may have carried out the request. Look for the result.'],
    [ec2Error('RequestLimitExceeded'), 'Wait, then send the request again.'],
    [ec2Error('InvalidAMIName.Malformed'), 'EC2 rejected the request with InvalidAMIName.Malformed.'],
    [
      new CodecError({ attempt: 'encode', path: 'Name', found: 'missing', accepted: 'a string' }),
      'Correct the value: Name is missing; expected a string.',
    ],
  ])('after %s', (error, advice) => {
    expect(afterError(error)).toBe(advice)
  })

  test('the handlers answer with their replies', async () => {
    const send = async (Name: string) => {
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
      answers.push(await send('web'), await send('taken').catch((error) => error.name))
      server.close()
    }
    const ImageId = 'ami-0123456789abcdef0'
    const generatedId = expect.stringMatching(/^ami-[0-9a-f]{17}$/)
    expect(answers).toEqual([
      ImageId,
      ImageId,
      ImageId,
      'InvalidAMIName.Duplicate',
      'RequestLimitExceeded',
      'TypeError',
      generatedId,
      generatedId,
    ])
  })
})

/** The blocks of code of a page, each with the line before it. */
function blocksOf(text: string): { before: string; language: string; code: string }[] {
  return [...text.matchAll(/(?:^(.*)\n)?^```(\w*)\n([\s\S]*?)^```$/gm)].map(
    ([, before = '', language = '', code = '']) => ({ before, language, code }),
  )
}

function withoutCode(text: string): string {
  return text.replace(/^```[\s\S]*?^```$/gm, '')
}

interface Link {
  readonly file: string
  readonly anchor: string | undefined
}

/** The relative links of a page, from the top of the repository. */
function linksOf(path: string): Link[] {
  const text = withoutCode(readFileSync(path, 'utf8')).replace(/`[^`\n]*`/g, '')
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target)
  return targets
    .filter((target) => !/^https?:/.test(target))
    .map((target) => {
      const [file = '', anchor] = target.split('#')
      return { file: file === '' ? path : normalize(join(dirname(path), file)), anchor }
    })
}

/** The anchors of a page's headings, as GitHub makes them. */
function anchorsOf(path: string): string[] {
  const headings = [...withoutCode(readFileSync(path, 'utf8')).matchAll(/^#{1,6} (.+)$/gm)]
  return headings.map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )
}
