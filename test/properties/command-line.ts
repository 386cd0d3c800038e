// Whatever `decode` reads, it prints JSON or one line about a mistake, and no secret.
import { createImageSamples, errorSamples } from 'ec2wire/fixtures'
import fc from 'fast-check'
import { decode } from '../../src/cli/decode.ts'
import { reportOf } from '../../src/cli/report.ts'
import { InspectionError } from '../../src/inspect/inspection-error.ts'
import { mutatedJson } from './json-mutations.ts'
import { define, type Target } from './property.ts'
import { callsOf } from './simulator.ts'
import { hostile, hostilePart, mutated } from './texts.ts'
import { mutatedDocuments, oddDocuments, wholeDocuments } from './xml-documents.ts'

const secret = 'S3CR3T/a+b8='
const escapedSecret = encodeURIComponent(secret)
const accessKey = 'AKIAIOSFODNN7EXAMPLE'

/** Texts with a secret. */
const secrets = fc.constantFrom(
  `X-Amz-Signature=${escapedSecret}`,
  `x-amz-security-token=${escapedSecret}`,
  `X-Amz-Credential=${accessKey}%2F20260101%2Fus-east-1%2Fec2%2Faws4_request`,
  `AWSAccessKeyId=${accessKey}`,
  `Signature=${secret}`,
  `MasterUserPassword=${escapedSecret}`,
  `authorization: AWS4-HMAC-SHA256 Credential=${accessKey}/20260101/x/ec2/aws4_request, SignedHeaders=host, Signature=${secret}`,
  `Authorization: Bearer ${secret}`,
  `x-amz-security-token:${secret}`,
  `cookie: session=${secret}; other=${secret}`,
  `x-api-key: ${secret}`,
  `{"SessionToken":"${secret}"}`,
  `<SecretAccessKey>${secret}</SecretAccessKey>`,
  `<s:SessionToken a="b">${secret}</s:SessionToken>`,
)

const encodings: readonly ((text: string) => string)[] = [
  (text) => text,
  encodeURIComponent,
  (text) => encodeURIComponent(encodeURIComponent(text)),
  (text) => text.replace(/[=&:<>"]/g, encodeURIComponent),
  (text) => text.replace(/[!-~]/g, (char) => `%${char.charCodeAt(0).toString(16).padStart(2, '0')}`),
]

/** Inputs with a text at a place that no schema describes, or that an error quotes. */
const places: readonly ((text: string) => string)[] = [
  (text) => `Action=CopySnapshot&PresignedUrl=${form(text)}`,
  (text) => `Action=StopInstances&Filter.1.Value.1=${form(text)}`,
  (text) => `Action=CreateImage&${form(text)}=1`,
  (text) => `Action=DescribeImages&DryRun=${form(text)}`,
  (text) => `Action=A&${form(text)}=1&${form(text)}=2`,
  (text) => `Action=${form(text)}`,
  (text) => `Action=CreateImage&Version=${form(text)}`,
  (text) => `https://ec2.us-east-1.amazonaws.com/?Action=A&B=${form(text)}`,
  (text) => errorXml('SignatureDoesNotMatch', `The canonical request is\n${text}\nhost`),
  (text) => `<ErrorResponse><Error><Message>${xml(text)}</Message></Error></ErrorResponse>`,
  (text) => `<CopySnapshotResponse><url>${xml(text)}</url></CopySnapshotResponse>`,
  (text) => `<CreateImageResponse><note>${xml(text)}`,
  (text) => har(`https://a/?Action=A&B=${form(text)}`, '', ''),
  (text) => har('https://a/', `Action=A&B=${form(text)}`, ''),
  (text) => har('https://a/?Action=A', '', errorXml('a', text)),
  (text) => har('https://a/?Action=CreateImage', '', `<CreateImageResponse>${xml(text)}`),
]

/** Text without characters that would end the secret's line or make it a part of another word. */
const around = fc.oneof(
  hostilePart.map((part) => part.replace(/[^\x20-\x7e]/g, '')),
  fc.constantFrom('', 'web', '%zz', '%', '%FF', '%E2%82', '&', '"', "'", '\\', '{', '<a>', '\u00e9', '\u{1F600}'),
)

const samples = [
  ...createImageSamples.flatMap(({ wire, xml }) => [wire, xml]),
  ...errorSamples.map((sample) => sample.xml),
  'https://ec2.us-east-1.amazonaws.com/?Action=DescribeImages&Version=2016-11-15',
  'Action=StopInstances&InstanceId.1=i-1234567890abcdef0&Names.member.1=a&Names.member.2=b',
  '<ListUsersResponse xmlns="x"><Users><member><A>1</A></member><member/></Users></ListUsersResponse>',
]

const harFile = {
  log: {
    version: '1.2',
    entries: [
      {
        request: {
          method: 'POST',
          url: 'https://ec2.us-east-1.amazonaws.com/',
          postData: { text: 'Action=DescribeImages' },
        },
        response: { status: 200, content: { text: createImageSamples[0]?.xml } },
      },
      {
        request: { url: 'https://a/?Action=StopInstances&A.1=b' },
        response: { status: 400, content: { text: btoa(errorSamples[0]?.xml ?? ''), encoding: 'base64' } },
      },
    ],
  },
}

export const commandLine: Target = {
  name: 'command line',
  properties: [
    define(
      'decode prints JSON, or one line about a mistake',
      fc.oneof(
        mutated(fc.constantFrom(...samples), 0),
        callsOf().map(({ form }) => form),
        wholeDocuments,
        mutatedDocuments,
        oddDocuments,
        hostile,
        fc.json(),
      ),
      (text) => {
        assertShown(text)
      },
      300,
    ),
    define(
      'decode prints JSON for a HAR file, or one line about a mistake',
      mutatedJson(
        harFile,
        fc.constantFrom('text', 'encoding', 'url', 'status', 'content', '__proto__', 'constructor'),
        fc.oneof(
          fc.constantFrom(...samples, 'base64', '?', 'https://a/?%41ction=A', 'https://[', ''),
          hostilePart,
          fc.jsonValue({ maxDepth: 2 }),
        ),
      ).map((file) => JSON.stringify(file) ?? ''),
      (text) => {
        assertShown(text)
      },
      300,
    ),
    define(
      'decode prints no secret, whatever stands around it',
      fc.record({
        texts: secrets,
        before: fc.tuple(around, fc.constantFrom('&', '\n', ' ', '')),
        behind: fc.tuple(fc.constantFrom('&', '\n'), around),
        encode: fc.constantFrom(...encodings),
        place: fc.constantFrom(...places),
      }),
      ({ texts, before, behind, encode, place }) => {
        const input = place([...before, encode(texts), ...behind].join(''))
        const shown = assertShown(input)
        for (const level of levelsOf(shown)) {
          if (/S3CR3T|AKIA/i.test(level)) throw new Error(`${JSON.stringify(input)} is shown as ${shown}`)
        }
      },
      300,
    ),
  ],
}

/** Asserts that an input is shown as JSON, or as one line. Returns the text. */
function assertShown(input: string): string {
  let shown: string
  try {
    shown = decode(input, '-')
  } catch (error) {
    const isExpected =
      error instanceof InspectionError && /^Cannot (?!read properties|convert|set prop)/.test(error.message)
    const report = reportOf(error)
    if (!isExpected || !/^[^\p{Cc}\p{Surrogate}\p{Zl}\p{Zp}]{1,5100}$/u.test(report)) throw error
    return report
  }
  JSON.parse(shown)
  return shown
}

/** A text, unescaped up to three times: what a reader could find in it. */
function levelsOf(text: string): string[] {
  const levels = [text]
  for (let level = 0; level < 3; level++) {
    levels.push(
      (levels[level] ?? '').replace(/%([0-7][0-9a-f])/gi, (_, digits: string) =>
        String.fromCharCode(Number.parseInt(digits, 16)),
      ),
    )
  }
  return levels
}

function form(text: string): string {
  return encodeURIComponent(text)
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function errorXml(code: string, message: string): string {
  return `<Response><Errors><Error><Code>${xml(code)}</Code><Message>${xml(message)}</Message></Error></Errors></Response>`
}

function har(url: string, postData: string, content: string): string {
  const entry = {
    request: { url, postData: { text: postData } },
    response: { status: 200, content: { text: content } },
  }
  return JSON.stringify({ log: { entries: [entry] } })
}
