import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** The most requests of one connection that are answered at the same time. */
const mostInFlight = 8

/** Answers a request. The signal aborts when the client leaves. */
export type AnswerRequest = (message: IncomingMessage, response: ServerResponse, signal: AbortSignal) => void

/**
 * One connection of a client. A client may send its next requests before it reads a response (HTTP pipelining). The
 * connection answers a few at the same time, and stops reading until the client has taken their responses.
 */
export class Connection {
  readonly #socket: Socket
  readonly #answer: AnswerRequest
  readonly #waiting: (readonly [IncomingMessage, ServerResponse])[] = []
  readonly #inFlight = new Set<AbortController>()

  constructor(socket: Socket, answer: AnswerRequest) {
    this.#socket = socket
    this.#answer = answer
    // Node.js resumes the socket when somebody reads the body of an earlier request.
    socket.on('resume', () => this.#pauseIfFull())
    // A response that waits for an earlier one has no close event of its own.
    socket.on('close', () => this.#leave())
  }

  accept(message: IncomingMessage, response: ServerResponse): void {
    if (this.#inFlight.size < mostInFlight) this.#start(message, response)
    else {
      this.#waiting.push([message, response])
      this.#pauseIfFull()
    }
  }

  #start(message: IncomingMessage, response: ServerResponse): void {
    const left = new AbortController()
    this.#inFlight.add(left)
    response.on('close', () => {
      if (!response.writableFinished) left.abort(leftReason())
      if (this.#inFlight.delete(left)) this.#startNext()
    })
    this.#answer(message, response, left.signal)
  }

  #startNext(): void {
    const next = this.#waiting.shift()
    if (!next) return
    // Only the body of the last request can still be on its way, so that the others do not need the socket.
    if (this.#waiting.length === 0) this.#socket.resume()
    this.#start(...next)
  }

  #pauseIfFull(): void {
    if (this.#waiting.length > 0) this.#socket.pause()
  }

  #leave(): void {
    this.#waiting.length = 0
    for (const left of this.#inFlight) left.abort(leftReason())
    this.#inFlight.clear()
  }
}

function leftReason(): DOMException {
  return new DOMException('The client has left.', 'AbortError')
}
