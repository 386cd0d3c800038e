import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { EndSignal } from '../end-signal.js'

/** The most requests of one connection that are answered at the same time. */
const mostInFlight = 8

/** The most requests that wait on one connection. */
const mostWaiting = 5000

/** Milliseconds until a connection that waits for its client looks whether the client is still there. */
const lookAfter = 1000

/** Answers a request. The signal ends when the client leaves. */
export type AnswerRequest = (message: IncomingMessage, response: ServerResponse, left: EndSignal) => void

/**
 * One connection of a client. A client may send its next requests before it reads a response (HTTP pipelining). The
 * connection answers a few at the same time, and stops reading until the client has taken their responses.
 */
export class Connection {
  readonly #socket: Socket
  readonly #answer: AnswerRequest
  readonly #waiting: (readonly [IncomingMessage, ServerResponse])[] = []
  readonly #inFlight = new Set<EndSignal>()
  /** While the connection is paused: until it reads again. */
  #timer: NodeJS.Timeout | undefined

  constructor(socket: Socket, answer: AnswerRequest) {
    this.#socket = socket
    this.#answer = answer
    // Node.js resumes the socket when somebody reads the body of an earlier request.
    socket.on('resume', () => {
      if (this.#timer) socket.pause()
    })
    // A response that waits for an earlier one has no close event of its own.
    socket.on('close', () => this.#leave())
  }

  accept(message: IncomingMessage, response: ServerResponse): void {
    if (this.#inFlight.size < mostInFlight) this.#start(message, response)
    else if (this.#waiting.length < mostWaiting) {
      this.#waiting.push([message, response])
      this.#pause()
    } else this.#socket.resetAndDestroy()
  }

  #start(message: IncomingMessage, response: ServerResponse): void {
    const left = new EndSignal()
    this.#inFlight.add(left)
    response.on('close', () => {
      if (!response.writableFinished) left.end(leftReason())
      if (this.#inFlight.delete(left)) this.#startNext()
    })
    this.#answer(message, response, left)
  }

  #startNext(): void {
    const next = this.#waiting.shift()
    if (!next) return
    // Only the body of the last request can still be on its way, so that the others do not need the socket.
    if (this.#waiting.length === 0) this.#resume()
    this.#start(...next)
  }

  /** A socket that is not read does not tell that the client has left, so that it is read again after a while. */
  #pause(): void {
    this.#timer ??= setTimeout(() => this.#resume(), lookAfter).unref()
    this.#socket.pause()
  }

  #resume(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#socket.resume()
  }

  #leave(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#waiting.length = 0
    for (const left of this.#inFlight) left.end(leftReason())
    this.#inFlight.clear()
  }
}

function leftReason(): DOMException {
  return new DOMException('The client has left.', 'AbortError')
}
