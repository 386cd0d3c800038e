import type { Operation } from '../schemas/operation.js'
import { decodeRequest } from './decode-request.js'
import { encodeError } from './encode-error.js'
import { encodeResponse } from './encode-response.js'
import { pairsOf } from './form.js'
import type { RequestLimits } from './limits.js'
import { invalidCharacter } from './misfit.js'
import type { Open } from './open.js'
import type { Ec2ServiceError } from './service-error.js'

/**
 * Reads the `Action` of a request off its POST body, its query, or both; `undefined` when there is none, or
 * the request cannot be read as a form. The request's body stays unread for others.
 *
 * @example
 * if ((await actionOf(request)) === 'CreateImage') …
 */
export async function actionOf(request: Request): Promise<string | undefined> {
  try {
    for (const [key, value] of pairsOf(await formOf(request))) if (key === 'Action') return value
  } catch {
    // What cannot be read has no action; fromRequest says why.
  }
  return undefined
}

/**
 * Decodes the input of an action off a request: of a GET, a POST, or a presigned POST, whose query and body
 * are read as one form. The request's body stays unread for others.
 *
 * @throws Ec2ServiceError (as a rejection) as {@link decodeRequest} does.
 *
 * @example
 * const input = await fromRequest(CreateImage, request)
 */
export async function fromRequest<Input>(
  operation: Operation<Input, unknown>,
  request: Request,
  limits: RequestLimits = {},
): Promise<Open<Input>> {
  return decodeRequest(operation, await formOf(request), limits)
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
 * @example
 * return toErrorResponse(ec2Error('UnauthorizedOperation'))
 */
export function toErrorResponse(error: Ec2ServiceError): Response {
  return xmlResponse(encodeError(error), error.status, error.requestId)
}

/** Several handlers look at one request, and a body can be read once; the text goes with the request. */
const forms = new WeakMap<Request, Promise<string>>()

function formOf(request: Request): Promise<string> {
  let form = forms.get(request)
  if (!form) {
    form = readForm(request)
    forms.set(request, form)
  }
  return form
}

async function readForm(request: Request): Promise<string> {
  const query = new URL(request.url).search.slice(1)
  const bytes = request.body === null ? new ArrayBuffer(0) : await request.clone().arrayBuffer()
  let body: string
  try {
    body = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw invalidCharacter()
  }
  return query && body ? `${query}&${body}` : query || body
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
  if (requestId !== undefined) headers['x-amzn-requestid'] = requestId
  return new Response(xml, { status, headers })
}
