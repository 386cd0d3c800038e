import {
  actionOf,
  CreateImage,
  CreateImageInput,
  decodeError,
  decodeRequest,
  decodeResponse,
  ec2Error,
  encodeError,
  encodeRequest,
  encodeResponse,
  fromRequest,
  fromResponse,
  toErrorResponse,
  toRequest,
  toResponse,
} from 'ec2wire'
import { operation, parse, serviceErrors } from 'ec2wire/schemas'
import * as v from 'valibot'
import { expect, test } from 'vitest'

const input = { InstanceId: 'i-1234567890abcdef0', Name: 'web' }
const request = new Request('https://ec2.us-east-1.amazonaws.com/?Action=CreateImage')

/** Calls a function as JavaScript does, without its types. */
type Untyped = (...args: unknown[]) => unknown

test.each<[name: string, run: unknown, args: unknown[], message: string]>([
  [
    'encodeRequest',
    encodeRequest,
    ['CreateImage', input],
    'encode a request: operation is the string "CreateImage"; expected an operation such as CreateImage. Pass the operation CreateImage, not its name.',
  ],
  [
    'encodeRequest',
    encodeRequest,
    [],
    'encode a request: operation is missing; expected an operation such as CreateImage.',
  ],
  [
    'encodeRequest',
    encodeRequest,
    [CreateImageInput, input],
    'encode a request: operation is an object (Object); expected an operation such as CreateImage.',
  ],
  [
    'encodeResponse',
    encodeResponse,
    ['CreateImage', {}],
    'encode a response: operation is the string "CreateImage"; expected an operation such as CreateImage. Pass the operation CreateImage, not its name.',
  ],
  [
    'decodeRequest',
    decodeRequest,
    ['CreateImage', ''],
    'decode a request: operation is the string "CreateImage"; expected an operation such as CreateImage. Pass the operation CreateImage, not its name.',
  ],
  [
    'decodeRequest',
    decodeRequest,
    [CreateImage, 5],
    'decode a request: body is the number 5; expected a string or URLSearchParams.',
  ],
  [
    'decodeRequest',
    decodeRequest,
    [CreateImage],
    'decode a request: body is missing; expected a string or URLSearchParams.',
  ],
  [
    'decodeRequest',
    decodeRequest,
    [CreateImage, new FormData()],
    'decode a request: body is an object (FormData); expected a string or URLSearchParams.',
  ],
  [
    'decodeRequest',
    decodeRequest,
    [CreateImage, '', { maxLenght: 5 }],
    'decode a request: limits.maxLenght is unknown; expected one of maxLength, maxParameters, maxIndex, maxDepth. Did you mean maxLength?',
  ],
  [
    'decodeRequest',
    decodeRequest,
    [CreateImage, '', 5],
    'decode a request: limits is the number 5; expected an object.',
  ],
  ['decodeRequest', decodeRequest, [CreateImage, '', null], 'decode a request: limits is null; expected an object.'],
  [
    'decodeResponse',
    decodeResponse,
    ['CreateImage', ''],
    'decode a response: operation is the string "CreateImage"; expected an operation such as CreateImage. Pass the operation CreateImage, not its name.',
  ],
  [
    'decodeResponse',
    decodeResponse,
    [CreateImage, {}],
    'decode the CreateImage response: xml is an object (Object); expected a string.',
  ],
  [
    'decodeResponse',
    decodeResponse,
    [CreateImage, '', { maxdepth: 5 }],
    'decode the CreateImage response: limits.maxdepth is unknown; expected one of maxLength, maxDepth. Did you mean maxDepth?',
  ],
  [
    'decodeResponse',
    decodeResponse,
    [CreateImage, '', { maxLength: Number.NaN }],
    'decode the CreateImage response: limits.maxLength is the number NaN; expected a number of 0 or more.',
  ],
  [
    'decodeError',
    decodeError,
    ['', { status: 400, maxDepth: -1 }],
    'decode the error response: options.maxDepth is the number -1; expected a number of 0 or more.',
  ],
  ['decodeError', decodeError, [], 'decode the error response: xml is missing; expected a string.'],
  [
    'decodeError',
    decodeError,
    ['', { state: 400 }],
    'decode the error response: options.state is unknown; expected one of status, maxLength, maxDepth. Did you mean status?',
  ],
  ['encodeError', encodeError, [undefined], 'encode an error response: error is missing; expected an Ec2ServiceError.'],
  [
    'encodeError',
    encodeError,
    [new Error('x')],
    'encode an error response: error is an object (Error); expected an Ec2ServiceError.',
  ],
  ['toRequest', toRequest, [CreateImage, input], 'create a request: options is missing; expected an object.'],
  [
    'toRequest',
    toRequest,
    ['CreateImage', input, { region: 'us-east-1' }],
    'encode a request: operation is the string "CreateImage"; expected an operation such as CreateImage. Pass the operation CreateImage, not its name.',
  ],
  [
    'toRequest',
    toRequest,
    [CreateImage, input, { regoin: 'us-east-1' }],
    'create a request: options.regoin is unknown; expected one of region, endpoint, method, headers, signal. Did you mean region?',
  ],
  [
    'toRequest',
    toRequest,
    [CreateImage, input, { region: 'us-east-1', method: 'PUT' }],
    'create a request: options.method is the string "PUT"; expected POST or GET.',
  ],
  [
    'toRequest',
    toRequest,
    [CreateImage, input, { region: 5 }],
    'create a request: options.region is the number 5; expected a Region such as us-east-1.',
  ],
  [
    'toResponse',
    toResponse,
    ['x'],
    'encode a response: operation is the string "x"; expected an operation such as CreateImage. Pass the operation x, not its name.',
  ],
  [
    'toResponse',
    toResponse,
    [CreateImage, { ImageId: 'ami-0123456789abcdef0' }, { version: '2013-10-16' }],
    'encode a response: options.version is the string "2013-10-16"; expected 2016-11-15 or an earlier version of EC2.',
  ],
  [
    'toResponse',
    toResponse,
    [CreateImage, { ImageId: 'ami-0123456789abcdef0' }, { versions: '2013-10-15' }],
    'encode a response: options.versions is unknown; expected one of version. Did you mean version?',
  ],
  [
    'toErrorResponse',
    toErrorResponse,
    ['x'],
    'encode an error response: error is the string "x"; expected an Ec2ServiceError.',
  ],
  [
    'fromResponse',
    fromResponse,
    [CreateImage, 'text'],
    'decode the CreateImage response: response is the string "text"; expected a Response.',
  ],
  [
    'fromResponse',
    fromResponse,
    [CreateImage, Promise.resolve(new Response(''))],
    'decode the CreateImage response: response is a promise that was not awaited; expected a Response.',
  ],
  [
    'decodeResponse',
    decodeResponse,
    [CreateImage, Promise.resolve('')],
    'decode the CreateImage response: xml is a promise that was not awaited; expected a string.',
  ],
  [
    'decodeRequest',
    decodeRequest,
    [CreateImage, Promise.resolve('')],
    'decode a request: body is a promise that was not awaited; expected a string or URLSearchParams.',
  ],
  [
    'fromResponse',
    fromResponse,
    [CreateImage, undefined],
    'decode the CreateImage response: response is missing; expected a Response.',
  ],
  [
    'fromResponse',
    fromResponse,
    ['CreateImage', new Response('')],
    'decode a response: operation is the string "CreateImage"; expected an operation such as CreateImage. Pass the operation CreateImage, not its name.',
  ],
  [
    'fromResponse',
    fromResponse,
    [CreateImage, new Response(''), { maxSize: 5 }],
    'decode the CreateImage response: limits.maxSize is unknown; expected one of maxLength, maxDepth.',
  ],
  [
    'fromRequest',
    fromRequest,
    [CreateImage, 'text'],
    'read the request: request is the string "text"; expected a Request.',
  ],
  [
    'fromRequest',
    fromRequest,
    ['CreateImage', request],
    'decode a request: operation is the string "CreateImage"; expected an operation such as CreateImage. Pass the operation CreateImage, not its name.',
  ],
  [
    'fromRequest',
    fromRequest,
    [CreateImage, request, { maxlength: 1 }],
    'decode a request: limits.maxlength is unknown; expected one of maxLength, maxParameters, maxIndex, maxDepth. Did you mean maxLength?',
  ],
  ['actionOf', actionOf, [undefined], 'read the request: request is missing; expected a Request.'],
  ['operation', operation, [], 'define an operation: the argument is missing; expected an object.'],
  ['operation', operation, [{}], 'define an operation: action is missing; expected letters, digits, - and _.'],
  [
    'operation',
    operation,
    [{ action: 'A', input: {}, output: v.strictObject({}) }],
    'define A: input is an object (Object); expected a Valibot schema.',
  ],
  [
    'operation',
    operation,
    [{ action: 'A', input: v.strictObject({}) }],
    'define A: output is missing; expected a Valibot schema.',
  ],
  [
    'operation',
    operation,
    [{ action: 'A', version: 5, input: v.strictObject({}), output: v.strictObject({}) }],
    'define A: version is the number 5; expected a version such as 2016-11-15.',
  ],
])('%s is called wrongly', async (_, run, args, message) => {
  const call = async () => (run as Untyped)(...args)
  await expect(call()).rejects.toThrow(new TypeError(`Cannot ${message}`))
})

const codes = `one of ${Object.keys(serviceErrors).join(', ')}, or another code with a message`

test.each([
  [['Nope'], 'the string "Nope"'],
  [[5], 'the number 5'],
  [[5, 'a message'], 'the number 5'],
  [[], 'missing'],
])('ec2Error%j lists the codes', (args, found) => {
  expect(() => (ec2Error as Untyped)(...args)).toThrow(
    new TypeError(`Cannot create an EC2 error: code is ${found}; expected ${codes}.`),
  )
})

test('ec2Error suggests a code before it lists them', () => {
  const found = 'the string "RequestLimitExceded". Did you mean RequestLimitExceeded?'
  expect(() => (ec2Error as Untyped)('RequestLimitExceded')).toThrow(
    new TypeError(`Cannot create an EC2 error: code is ${found} Expected ${codes}.`),
  )
})

test.each([
  ['encodeRequest', () => (encodeRequest as Untyped)(CreateImage), 'encode the CreateImage request: input is missing'],
  [
    'encodeResponse',
    () => (encodeResponse as Untyped)(CreateImage),
    'encode the CreateImage response: output is missing',
  ],
  [
    'encodeRequest',
    () => (encodeRequest as Untyped)(CreateImage, ['x']),
    'encode the CreateImage request: input is a list of 1',
  ],
])('%s names the argument that is no object', (_, run, message) => {
  expect(run).toThrow(`Cannot ${message}; expected an object.`)
})

test('limits that are undefined have their defaults', () => {
  const limits = { maxLength: undefined, maxDepth: undefined } as never
  expect(decodeRequest(CreateImage, encodeRequest(CreateImage, input), limits)).toEqual(input)
  expect(decodeResponse(CreateImage, encodeResponse(CreateImage, { ImageId: 'a' }), limits)).toEqual({ ImageId: 'a' })
})

test('schemas are parsed without an import of Valibot', () => {
  expect(parse(CreateImageInput, input)).toEqual(input)
})
