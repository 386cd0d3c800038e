import { assertArgument } from '../../errors/assert-argument.js'
import type { Ec2ServiceError } from '../../errors/ec2-service-error.js'
import { invalidCharacter } from '../../errors/request-errors.js'
import type { Operation } from '../../schemas/define/operation.js'
import { encodeError } from '../encode-error.js'
import { encodeResponseTexts } from '../encode-response-texts.js'
import { actionOfForm } from '../form/action-of-form.js'
import { type RequestLimits, requestLimits } from '../limits.js'
import type { Open } from '../open.js'
import { type ReadRequest, readRequest } from '../read-request.js'
import { type TextResponse, xmlResponse } from './text-response.js'

/**
 * Returns the `Action` of a request from its POST body, its query, or both, or `undefined` if it has none. Reads a copy of
 * the request, so that others can still read the body.
 *
 * @throws TypeError (as a rejection) if the argument is not a Request, or if its body was read before.
 *
 * @example
 * if ((await actionOf(request)) === 'CreateImage') …
 */
export async function actionOf(request: Request): Promise<string | undefined> {
  return actionOfForm((await formOf(request)).text)
}

/**
 * Decodes the input of an action from a GET or POST request. A presigned POST has parameters in its query and its body,
 * and both are read as one form. Reads a copy of the request, so that others can still read the body.
 *
 * @throws Ec2ServiceError (as a rejection) as `decodeRequest` does.
 * @throws TypeError (as a rejection) if an argument is not accepted, or if the body was read before.
 *
 * @example
 * const input = await fromRequest(CreateImage, request)
 */
export async function fromRequest<Input>(
  operation: Operation<Input, unknown>,
  request: Request,
  limits: RequestLimits = requestLimits,
): Promise<Open<Input>> {
  return (await readFrom(operation, request, limits)).input()
}

/** Reads a request for those who tell what is empty from what is absent; see {@link fromRequest}. */
export async function readFrom<Input>(
  operation: Operation<Input, unknown>,
  request: Request,
  limits: RequestLimits = requestLimits,
): Promise<ReadRequest<Input>> {
  const { text, isUtf8 } = await formOf(request)
  if (!isUtf8) throw invalidCharacter()
  return readRequest(operation, text, limits)
}

/**
 * Creates the `Response` of an action, with the headers that EC2 sends.
 *
 * @throws CodecError if the output cannot be encoded.
 * @throws TypeError if the operation is not one.
 *
 * @example
 * return toResponse(CreateImage, { ImageId: 'ami-0123456789abcdef0', RequestId: crypto.randomUUID() })
 */
export function toResponse<Output extends object>(
  operation: Operation<unknown, Output>,
  output: NoInfer<Output>,
): Response {
  return outputResponse(operation, output, Date.now()).toResponse()
}

/** Creates the response of an action; see {@link toResponse}. @param now Milliseconds since 1970. */
export function outputResponse<Output extends object>(
  operation: Operation<unknown, Output>,
  output: NoInfer<Output>,
  now: number,
): TextResponse {
  const texts = encodeResponseTexts(operation, output)
  const { RequestId } = output as { readonly RequestId?: string }
  return xmlResponse(texts, 200, RequestId, now)
}

/**
 * Creates the `Response` of an error, with its status and the headers that EC2 sends.
 *
 * @throws TypeError if the argument is not an Ec2ServiceError, or if its status is not between 400 and 599.
 *
 * @example
 * return toErrorResponse(ec2Error('UnauthorizedOperation'))
 */
export function toErrorResponse(error: Ec2ServiceError): Response {
  return errorResponse(error, Date.now()).toResponse()
}

/** Creates the response of an error; see {@link toErrorResponse}. @param now Milliseconds since 1970. */
export function errorResponse(
  error: Pick<Ec2ServiceError, 'errors' | 'requestId' | 'status'>,
  now: number,
): TextResponse {
  const xml = encodeError(error)
  const { status, requestId } = error
  const isErrorStatus = Number.isInteger(status) && status >= 400 && status <= 599
  assertArgument(isErrorStatus, 'create an error response', 'status', status, '400 to 599')
  return xmlResponse([{ text: xml, bytes: undefined }], status, requestId, now)
}

/** Returns the body of a request for a log. The form of the request is read once. */
export async function bodyOf(request: Request): Promise<string | ArrayBuffer> {
  return (await formOf(request)).body
}

/** Several handlers look at one request, but its body can be read only once. */
const forms = new WeakMap<Request, Promise<Form>>()

interface Form {
  /** The parameters of the query and of the body. */
  readonly text: string
  readonly isUtf8: boolean
  /** The text of the body. Its bytes, if they are not UTF-8 or begin with a byte order mark. */
  readonly body: string | ArrayBuffer
}

function formOf(request: Request): Promise<Form> {
  assertArgument(typeof request?.clone === 'function', 'read the request', 'request', request, 'a Request')
  let form = (request as KnownForm)[knownForm] ?? forms.get(request)
  if (!form) {
    form = readForm(request)
    forms.set(request, form)
  }
  return form
}

/** Sets the form of a request whose body a server has read. Nothing reads the request then. */
export function setForm(request: object, url: URL, body: ArrayBuffer): void {
  Object.defineProperty(request, knownForm, { value: Promise.resolve(formOfBytes(url, body)) })
}

/** The form of a request that is not a `Request`. A property costs less than an entry of a WeakMap. */
const knownForm = /* @__PURE__ */ Symbol('form')

interface KnownForm {
  readonly [knownForm]?: Promise<Form>
}

async function readForm(request: Request): Promise<Form> {
  const copy = unreadCopy(request)
  return formOfBytes(new URL(request.url), await copy.arrayBuffer())
}

const decoder = /* @__PURE__ */ new TextDecoder()

function formOfBytes(url: URL, bytes: ArrayBuffer): Form {
  const query = url.search.slice(1)
  const text = decoder.decode(bytes)
  const isText = !text.includes('\uFFFD') || isUtf8(bytes)
  return {
    text: query && text ? `${query}&${text}` : query || text,
    isUtf8: isText,
    body: isText && !hasByteOrderMark(bytes) ? text : bytes,
  }
}

function unreadCopy(request: Request): Request {
  try {
    return request.clone()
  } catch (cause) {
    const problem = 'its body was read before; expected an unread body. Read request.clone() instead.'
    throw new TypeError(`Cannot read the request: ${problem}`, { cause })
  }
}

function isUtf8(bytes: ArrayBuffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** A decoder drops the mark. */
function hasByteOrderMark(bytes: ArrayBuffer): boolean {
  return bytes.byteLength >= 3 && new Uint8Array(bytes, 0, 1)[0] === 0xef
}

/** Sets the `Date` header of a response to the time of the server's clock. */
export function stamped(response: Response, milliseconds: number): Response {
  response.headers.set('date', new Date(milliseconds).toUTCString())
  return response
}
