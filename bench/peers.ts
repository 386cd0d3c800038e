// Each peer as it is used at its best: no conversion, copy or option that its work does not need.
import { CreateImageRequest$, CreateImageResult$, DescribeImagesResult$ } from '@aws-sdk/client-ec2'
import { AwsEc2QueryProtocol } from '@aws-sdk/core/protocols'
import type { CreateImageInput } from 'ec2wire'
import { XMLBuilder, XMLParser } from 'fast-xml-parser'
import qs from 'qs'

/** The SDK's serializer and deserializer without its client around them. */
const protocol = new AwsEc2QueryProtocol({
  defaultNamespace: 'com.amazonaws.ec2',
  errorTypeRegistries: [],
  version: '2016-11-15',
  xmlNamespace: 'http://ec2.amazonaws.com/doc/2016-11-15',
})
// biome-ignore lint/suspicious/noExplicitAny: the SDK keeps both to itself in its types.
const { serializer, deserializer } = protocol as any

export function sdkEncode(input: CreateImageInput): string {
  serializer.write(CreateImageRequest$, input)
  return `Action=CreateImage&Version=2016-11-15${serializer.flush()}`
}

export function sdkDecodeCreateImage(xml: string): unknown {
  return deserializer.read(CreateImageResult$, xml)
}

export function sdkDecodeDescribeImages(xml: string): unknown {
  return deserializer.read(DescribeImagesResult$, xml)
}

/** What the SDK does with an error before it makes an exception of it. */
export function sdkDecodeError(xml: string): unknown {
  const data = deserializer.read(15, xml)
  // biome-ignore lint/suspicious/noExplicitAny: the SDK keeps these methods to itself in its types.
  const { loadQueryErrorCode, loadQueryErrorMessage, loadQueryError } = protocol as any
  const code = loadQueryErrorCode({ statusCode: 400 }, data)
  const message = loadQueryErrorMessage.call({ loadQueryError }, data)
  return Object.assign(new Error(message), { code, requestId: data.RequestID })
}

/** The names on the wire of members whose own names are plural. */
const singular: Readonly<Record<string, string>> = {
  BlockDeviceMappings: 'BlockDeviceMapping',
  TagSpecifications: 'TagSpecification',
  Tags: 'Tag',
}

export function flattenAndUrlSearchParams(input: CreateImageInput): string {
  const params = new URLSearchParams({ Action: 'CreateImage', Version: '2016-11-15' })
  flatten(params, '', input)
  return params.toString()
}

function flatten(params: URLSearchParams, prefix: string, value: object): void {
  for (const [name, item] of Object.entries(value)) {
    if (Array.isArray(item)) {
      const key = `${prefix}${singular[name] ?? name}.`
      for (let index = 0; index < item.length; index++) flatten(params, `${key}${index + 1}.`, item[index])
    } else if (typeof item === 'object') flatten(params, `${prefix}${name}.`, item)
    else params.append(prefix + name, String(item))
  }
}

export function qsEncode(input: CreateImageInput): string {
  const form = qs.stringify(wireObject(input), { allowDots: true })
  return `Action=CreateImage&Version=2016-11-15&${form}`
}

/** qs numbers lists from 0 and puts the numbers in brackets; objects with the numbers as keys do not have that. */
function wireObject(value: object): object {
  const wire: Record<string, unknown> = {}
  for (const [name, item] of Object.entries(value)) {
    if (Array.isArray(item)) {
      const list: Record<number, unknown> = {}
      for (let index = 0; index < item.length; index++) list[index + 1] = wireObject(item[index])
      wire[singular[name] ?? name] = list
    } else wire[name] = typeof item === 'object' ? wireObject(item) : item
  }
  return wire
}

export function qsDecode(form: string): unknown {
  return qs.parse(form, { allowDots: true, depth: 10, parameterLimit: 1_000_000, arrayLimit: 0 })
}

interface Tree {
  [part: string]: string | Tree
}

export function urlSearchParamsAndUnflatten(form: string): Tree {
  const root: Tree = {}
  for (const [key, value] of new URLSearchParams(form)) {
    const parts = key.split('.')
    const last = parts.pop() as string
    let tree = root
    for (const part of parts) tree = (tree[part] ??= {}) as Tree
    tree[last] = value
  }
  return root
}

const parser = new XMLParser({ parseTagValue: false, ignoreDeclaration: true })

/** Texts in objects: no types, no check that the document is whole. */
export function fastXmlParserAlone(xml: string): unknown {
  return parser.parse(xml)
}

const builder = new XMLBuilder({ format: true, indentBy: '    ', ignoreAttributes: false, suppressEmptyNode: true })
const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'

/** @param content The members by the names of their elements. */
export function fastXmlBuilder(action: string, content: object): string {
  const root = { '@_xmlns': 'http://ec2.amazonaws.com/doc/2016-11-15/', ...content }
  return declaration + builder.build({ [`${action}Response`]: root })
}
