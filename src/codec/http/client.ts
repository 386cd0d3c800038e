import { assertArgument, assertOperation, assertOptions } from '../../errors/assert-argument.js'
import { withRequestId } from '../../errors/ec2-service-error.js'
import type { Operation } from '../../schemas/define/operation.js'
import { decodeError, errorAttempt } from '../decode-error.js'
import { decodeResponseOf, responseAttempt } from '../decode-response.js'
import { encodeRequest } from '../encode-request.js'
import { assertLimits, type ResponseLimits, responseLimits } from '../limits.js'
import type { Open } from '../open.js'
import { bodyText } from './response-text.js'
import { httpUrl } from './url.js'

/** The options of {@link toRequest}. */
export type RequestOptions = RequestInitOptions &
  (
    | {
        /** The AWS Region whose EC2 endpoint gets the request: `us-east-1`. */
        readonly region: string
        readonly endpoint?: undefined
      }
    | {
        /** The URL of another server that implements EC2's API. */
        readonly endpoint: string | URL
        readonly region?: undefined
      }
  )

interface RequestInitOptions {
  /** Default `POST`. */
  readonly method?: 'POST' | 'GET' | undefined
  /** Headers to send in addition to `content-type`. */
  readonly headers?: ConstructorParameters<typeof Headers>[0]
  /** Aborts the request. */
  readonly signal?: AbortSignal | undefined
}

/**
 * Creates the `Request` of an action. The request is not signed: sign it with a SigV4 signer, for example aws4fetch.
 *
 * @throws CodecError if the input cannot be encoded.
 * @throws TypeError if both or none of `region` and `endpoint` are given, or the given one is invalid.
 *
 * @example
 * const request = toRequest(CreateImage, { InstanceId: 'i-1234567890abcdef0', Name: 'web' }, { region: 'us-east-1' })
 * const output = await fromResponse(CreateImage, await fetch(await aws.sign(request)))
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/Query-Requests.html
 */
export function toRequest<Input>(
  operation: Operation<Input, unknown>,
  input: NoInfer<Input>,
  options: RequestOptions,
): Request {
  const attempt = 'create a request'
  assertOptions(options, ['region', 'endpoint', 'method', 'headers', 'signal'], attempt, 'options')
  const { method = 'POST', signal } = options
  assertArgument(method === 'POST' || method === 'GET', attempt, 'options.method', method, 'POST or GET')
  const url = endpointOf(options)
  const headers = new Headers(options.headers)
  const form = encodeRequest(operation, input)
  const init = { method, headers, ...(signal && { signal }) }
  if (method === 'GET') {
    url.search = url.search === '' ? form : `${url.search}&${form}`
    return new Request(url, init)
  }
  if (!headers.has('content-type')) headers.set('content-type', 'application/x-www-form-urlencoded; charset=utf-8')
  return new Request(url, { ...init, body: form })
}

/**
 * Decodes the response of an action. Any 2xx status is a success, because proxies change 200 to 203.
 *
 * The body is decoded in the charset that the response declares. The request ID comes from the document, or from the
 * header `x-amzn-requestid` if the document has none.
 *
 * @throws Ec2ServiceError (as a rejection) if the response is an error of EC2.
 * @throws CodecError (as a rejection) if the response is not a whole response of EC2: an empty body, a proxy's page, a
 * body that broke off, an error document with a 2xx status, a success document with another status.
 *
 * @example
 * const { ImageId } = await fromResponse(CreateImage, await fetch(request))
 */
export async function fromResponse<Output>(
  operation: Operation<unknown, Output>,
  response: Response,
  limits: ResponseLimits = responseLimits,
): Promise<Open<Output>> {
  assertOperation(operation, 'decode a response')
  const ofAction = responseAttempt(operation.action)
  assertArgument(typeof response?.status === 'number', ofAction, 'response', response, 'a Response')
  assertLimits(limits, responseLimits, ofAction)
  const { ok, status } = response
  const attempt = ok ? ofAction : errorAttempt
  const text = await bodyText(response, { attempt, text: '', status }, limits.maxLength ?? responseLimits.maxLength)
  const requestId = response.headers.get('x-amzn-requestid') ?? undefined
  if (ok) {
    const output = decodeResponseOf(operation, { attempt, text, status }, limits)
    return requestId === undefined ? output : { RequestId: requestId, ...output }
  }
  throw withRequestId(decodeError(text, { ...limits, status }), requestId)
}

/** @see https://docs.aws.amazon.com/ec2/latest/devguide/ec2-endpoints.html */
function endpointOf({ region, endpoint }: RequestOptions): URL {
  if ((region === undefined) === (endpoint === undefined)) {
    const found = region === undefined ? 'has neither region nor endpoint' : 'has both region and endpoint'
    throw new TypeError(`Cannot create a request: options ${found}; expected one of them.`)
  }
  if (endpoint !== undefined) return httpUrl(endpoint)
  if (!/^[a-z]{2,}(?:-[a-z0-9]+)+$/.test(region)) {
    assertArgument(false, 'create a request', 'options.region', region, 'a Region such as us-east-1')
  }
  return new URL(`https://ec2.${region}.${domainOf(region)}/`)
}

function domainOf(region: string): string {
  const partition = /^(?:cn|eusc|us-iso[bf]?|eu-isoe)(?=-)/.exec(region)?.[0]
  return (partition && domains[partition]) ?? 'amazonaws.com'
}

const domains: Readonly<Record<string, string>> = {
  cn: 'amazonaws.com.cn',
  eusc: 'amazonaws.eu',
  'us-iso': 'c2s.ic.gov',
  'us-isob': 'sc2s.sgov.gov',
  'us-isof': 'csp.hci.ic.gov',
  'eu-isoe': 'cloud.adc-e.uk',
}
