import type { XmlText } from '../xml/kept-xml.js'

/**
 * A whole response that is not a `Response` yet: to create one takes longer than the rest of a call, and a server that
 * sends text does not need it.
 */
export class TextResponse {
  readonly status: number
  readonly headers: Record<string, string>
  /** The texts that the body consists of. */
  readonly texts: readonly XmlText[]

  constructor(status: number, headers: Record<string, string>, texts: readonly XmlText[]) {
    this.status = status
    this.headers = headers
    this.texts = texts
  }

  /** The body. */
  get text(): string {
    return this.texts.map(({ text }) => text).join('')
  }

  /** Creates the `Response`. */
  toResponse(): Response {
    return new Response(this.text, { status: this.status, headers: this.headers })
  }
}

/** Returns the `Response` of either kind. */
export function asResponse(response: Response | TextResponse): Response {
  return response instanceof TextResponse ? response.toResponse() : response
}

/** Creates a response with the headers that EC2 sends. @param now Milliseconds since 1970. */
export function xmlResponse(
  texts: readonly XmlText[],
  status: number,
  requestId: string | undefined,
  now: number,
): TextResponse {
  const headers: Record<string, string> = {
    'cache-control': 'no-cache, no-store',
    'content-type': 'text/xml;charset=UTF-8',
    date: new Date(now).toUTCString(),
    server: 'AmazonEC2',
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
    vary: 'accept-encoding',
  }
  // A header takes no other characters, and the ID may be any text.
  if (requestId !== undefined && /^[\x21-\x7E]+$/.test(requestId)) headers['x-amzn-requestid'] = requestId
  return new TextResponse(status, headers, texts)
}
