// What is measured: for each work its floor, ours and the peers, with a check that all do the same.
import { strict as assert } from 'node:assert'
import {
  CreateImage,
  DescribeImages,
  decodeError,
  decodeRequest,
  decodeResponse,
  ec2Error,
  encodeError,
  encodeRequest,
  encodeResponse,
} from 'ec2wire'
import { CreateImageInput } from 'ec2wire/schemas'
import * as v from 'valibot'
import * as floors from './floors.ts'
import { createImageOutput, describeImagesOutputs, inputs } from './inputs.ts'
import { type Contender, flat } from './measure.ts'
import * as peers from './peers.ts'
import type { Goal } from './report.ts'

export interface Work {
  readonly name: string
  readonly size: string
  readonly ours: () => unknown
  readonly floor?: Contender | undefined
  readonly peers: readonly Contender[]
  readonly goals: readonly Goal[]
}

export const works: Work[] = []

for (const [size, input] of Object.entries(inputs)) {
  const form = flat(encodeRequest(CreateImage, input))
  const parameters = sorted(form)
  assert.equal(floors.encodeCreateImage(input), form)
  for (const encode of [peers.sdkEncode, peers.flattenAndUrlSearchParams, peers.qsEncode]) {
    assert.deepEqual(sorted(encode(input)), parameters, encode.name)
  }
  works.push({
    name: 'encodeRequest',
    size,
    ours: () => flat(encodeRequest(CreateImage, input)),
    floor: { name: 'hand-written', run: () => flat(floors.encodeCreateImage(input)) },
    peers: [
      { name: 'AWS SDK', run: () => flat(peers.sdkEncode(input)) },
      { name: 'flatten + URLSearchParams', run: () => flat(peers.flattenAndUrlSearchParams(input)) },
      { name: 'qs', run: () => flat(peers.qsEncode(input)) },
    ],
    goals: [{ of: 'hand-written', atMost: 1.5 }, ...(size === 'typical' ? [{ of: 'AWS SDK', atMost: 1 / 6 }] : [])],
  })

  assert.deepEqual(decodeRequest(CreateImage, form), input)
  const values = leaves(input).concat('CreateImage', '2016-11-15').sort()
  for (const decode of [peers.qsDecode, peers.urlSearchParamsAndUnflatten]) {
    assert.deepEqual(leaves(decode(form)).sort(), values, decode.name)
  }
  works.push({
    name: 'decodeRequest',
    size,
    ours: () => decodeRequest(CreateImage, form),
    floor: { name: '[...new URLSearchParams]', run: () => [...new URLSearchParams(form)] },
    peers: [
      { name: 'qs', run: () => peers.qsDecode(form) },
      { name: 'URLSearchParams + unflatten', run: () => peers.urlSearchParamsAndUnflatten(form) },
    ],
    goals: size === 'minimal' ? [] : [{ of: '[...new URLSearchParams]', atMost: 1 }],
  })

  assert.deepEqual(v.parse(CreateImageInput, input), input)
  works.push({
    name: 'v.parse + encodeRequest',
    size,
    ours: () => flat(encodeRequest(CreateImage, v.parse(CreateImageInput, input))),
    peers: [{ name: 'AWS SDK, without a check', run: () => flat(peers.sdkEncode(input)) }],
    goals: [{ of: 'AWS SDK, without a check', atMost: 1 }],
  })
}

const responseXml = flat(encodeResponse(CreateImage, createImageOutput))
assert.equal(floors.encodeCreateImageOutput(createImageOutput), responseXml)
assert.deepEqual(decodeResponse(CreateImage, responseXml), createImageOutput)
assert.deepEqual(floors.decodeCreateImageOutput(responseXml), createImageOutput)
assert.equal((peers.sdkDecodeCreateImage(responseXml) as { ImageId: string }).ImageId, createImageOutput.ImageId)
works.push(
  decoding('decodeResponse', 'CreateImage', responseXml, {
    ours: () => decodeResponse(CreateImage, responseXml),
    floor: () => floors.decodeCreateImageOutput(responseXml),
    sdk: () => peers.sdkDecodeCreateImage(responseXml),
  }),
  encodingXml('CreateImage', {
    ours: () => encodeResponse(CreateImage, createImageOutput),
    floor: () => floors.encodeCreateImageOutput(createImageOutput),
    builder: () => {
      const { RequestId, ImageId } = createImageOutput
      return peers.fastXmlBuilder('CreateImage', { requestId: RequestId, imageId: ImageId })
    },
  }),
)

for (const [size, output] of Object.entries(describeImagesOutputs)) {
  const xml = flat(encodeResponse(DescribeImages, output))
  assert.equal(floors.encodeDescribeImagesOutput(output), xml)
  assert.deepEqual(decodeResponse(DescribeImages, xml), output)
  const { RequestId, ...members } = output
  // The SDK takes the request's ID from a header.
  assert.deepEqual(peers.sdkDecodeDescribeImages(xml), members)
  const { DescribeImagesResponse: content } = peers.fastXmlParserAlone(xml) as { DescribeImagesResponse: object }
  assert.deepEqual(decodeResponse(DescribeImages, peers.fastXmlBuilder('DescribeImages', content)), output)
  works.push(
    decoding('decodeResponse', `DescribeImages, ${size}`, xml, {
      ours: () => decodeResponse(DescribeImages, xml),
      floor: () => floors.allTexts(xml),
      sdk: () => peers.sdkDecodeDescribeImages(xml),
    }),
    encodingXml(`DescribeImages, ${size}`, {
      ours: () => encodeResponse(DescribeImages, output),
      floor: () => floors.encodeDescribeImagesOutput(output),
      builder: () => peers.fastXmlBuilder('DescribeImages', content),
    }),
  )
}

const errorXml = flat(encodeError(ec2Error('InvalidAMIName.Duplicate')))
const { code } = decodeError(errorXml)
assert.equal(floors.decodeErrorDocument(errorXml.replace('</Errors>', '</Errors><RequestID>x</RequestID>')).code, code)
assert.equal((peers.sdkDecodeError(errorXml) as { code: string }).code, code)
works.push(
  decoding('decodeError', 'one error', errorXml, {
    ours: () => decodeError(errorXml, { status: 400 }),
    floor: () => floors.decodeErrorDocument(errorXml),
    sdk: () => peers.sdkDecodeError(errorXml),
  }),
)

function decoding(
  name: string,
  size: string,
  xml: string,
  { ours, floor, sdk }: Readonly<Record<'ours' | 'floor' | 'sdk', () => unknown>>,
): Work {
  return {
    name,
    size,
    ours,
    floor: { name: 'regular expressions', run: floor },
    peers: [
      { name: 'AWS SDK', run: sdk },
      { name: 'fast-xml-parser alone', run: () => peers.fastXmlParserAlone(xml) },
    ],
    goals: [{ of: 'AWS SDK', atMost: name === 'decodeResponse' ? 0.4 : 0.7 }],
  }
}

function encodingXml(
  size: string,
  { ours, floor, builder }: Readonly<Record<'ours' | 'floor' | 'builder', () => string>>,
): Work {
  return {
    name: 'encodeResponse',
    size,
    ours: () => flat(ours()),
    floor: { name: 'template literal', run: () => flat(floor()) },
    peers: [{ name: "fast-xml-parser's builder", run: () => flat(builder()) }],
    goals: [{ of: 'template literal', atMost: 1.5 }],
  }
}

/** The parameters of a form; their order is each encoder's own. */
function sorted(form: string): string[] {
  return Array.from(new URLSearchParams(form), (pair) => pair.join('=')).sort()
}

/** The texts of all values inside. */
function leaves(value: unknown): string[] {
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [String(value)]
}
