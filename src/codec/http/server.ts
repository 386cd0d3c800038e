import type { Ec2ServiceError } from '../../errors/ec2-service-error.js'
import { invalidCharacter } from '../../errors/request-errors.js'
import type { Operation } from '../../schemas/define/operation.js'
import { decodeRequest } from '../decode-request.js'
import { encodeError } from '../encode-error.js'
import { encodeResponse } from '../encode-response.js'
import { unescapeForm } from '../form/percent-encoding.js'
import type { RequestLimits } from '../limits.js'
import type { Open } from '../open.js'

/**
 * Reads the `Action` of a request off its POST body, its query, or both; `undefined` when there is none. Whatever
 * else is wrong with the request is for `fromRequest` to say. The request's body stays unread for others.
 *
 * @throws TypeError (as a rejection) when the request's body was read before.
 *
 * @example
 * if ((await actionOf(request)) === 'CreateImage') …
 */
export async function actionOf(request: Request): Promise<string | undefined> {
  // Nothing else is read here, so that a request with something wrong beside its action still finds its handler.
  const [, action] = /(?:^|&)Action=([^&]*)/.exec((await formOf(request)).text) ?? []
  try {
    return action && unescapeForm(action)
  } catch {
    return undefined
  }
}

/**
 * Decodes the input of an action off a request: of a GET, a POST, or a presigned POST, whose query and body
 * are read as one form. The request's body stays unread for others.
 *
 * @throws Ec2ServiceError (as a rejection) as {@link decodeRequest} does.
 * @throws TypeError (as a rejection) when the request's body was read before.
 *
 * @example
 * const input = await fromRequest(CreateImage, request)
 */
export async function fromRequest<Input>(
  operation: Operation<Input, unknown>,
  request: Request,
  limits: RequestLimits = {},
): Promise<Open<Input>> {
  const { text, isUtf8 } = await formOf(request)
  if (!isUtf8) throw invalidCharacter()
  return decodeRequest(operation, text, limits)
}

/**
 * Makes the `Response` of an action, with the headers that EC2 sends.
 *
 * @throws CodecError when the output cannot be encoded.
 *
 * @example
 * return toResponse(CreateImage, { ImageId: 'ami-0123456789abcdef0', RequestId: crypto.randomUUID() })
 */
export function toResponse<Output extends object>(
  operation: Operation<unknown, Output>,
  output: NoInfer<Output>,
): Response {
  const { RequestId } = output as { readonly RequestId?: string }
  return xmlResponse(encodeResponse(operation, output), 200, RequestId)
}

/**
 * Makes the `Response` of an error, with its status and the headers that EC2 sends.
 *
 * @throws TypeError when the status is not one that an error has, 400 to 599.
 *
 * @example
 * return toErrorResponse(ec2Error('UnauthorizedOperation'))
 */
export function toErrorResponse(error: Ec2ServiceError): Response {
  const { status, requestId } = error
  if (!(Number.isInteger(status) && status >= 400 && status <= 599)) {
    throw new TypeError(`The status of an error is ${status}; expected 400 to 599.`)
  }
  return xmlResponse(encodeError(error), status, requestId)
}

/** Several handlers look at one request, and a body can be read once; the text goes with the request. */
const forms = new WeakMap<Request, Promise<Form>>()

interface Form {
  readonly text: string
  readonly isUtf8: boolean
}

function formOf(request: Request): Promise<Form> {
  let form = forms.get(request)
  if (!form) {
    form = readForm(request)
    forms.set(request, form)
  }
  return form
}

async function readForm(request: Request): Promise<Form> {
  const copy = unreadCopy(request)
  const query = new URL(request.url).search.slice(1)
  const bytes = await copy.arrayBuffer()
  const body = new TextDecoder().decode(bytes)
  return { text: query && body ? `${query}&${body}` : query || body, isUtf8: !body.includes('\uFFFD') || isUtf8(bytes) }
}

function unreadCopy(request: Request): Request {
  try {
    return request.clone()
  } catch (cause) {
    const message = "The request's body was read before; read request.clone() where others read it, too."
    throw new TypeError(message, { cause })
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

function xmlResponse(xml: string, status: number, requestId: string | undefined): Response {
  const headers: Record<string, string> = {
    'cache-control': 'no-cache, no-store',
    'content-type': 'text/xml;charset=UTF-8',
    date: new Date().toUTCString(),
    server: 'AmazonEC2',
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
    vary: 'accept-encoding',
  }
  // A header takes no other characters, and an ID may come from anywhere.
  if (requestId !== undefined && /^[\x21-\x7E]+$/.test(requestId)) headers['x-amzn-requestid'] = requestId
  return new Response(xml, { status, headers })
}

/** The response with the `Date` header of a server whose clock shows that time. */
export function stamped(response: Response, milliseconds: number): Response {
  response.headers.set('date', new Date(milliseconds).toUTCString())
  return response
}
