import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { actionOf, toErrorResponse } from '../../codec/http/server.js'
import { TextResponse } from '../../codec/http/text-response.js'
import { requestLimits } from '../../codec/limits.js'
import { assertArgument, assertOptions } from '../../errors/assert-argument.js'
import { Ec2ServiceError } from '../../errors/ec2-service-error.js'
import { overLimit } from '../../errors/request-errors.js'
import type { EndSignal } from '../end-signal.js'
import { Failure } from '../failures/failures.js'
import { generateRequestId } from '../generate-request-id.js'
import type { LightRequest } from '../light-request.js'
import { accessKeyOf } from '../simulator/auth/access-key.js'
import { lightAnswers } from '../simulator/light-answers.js'
import type { Ec2Simulator } from '../simulator/types.js'
import { Connection } from './connection.js'
import { controlApi, controlPath } from './control-api.js'
import { corsHeaders, isPreflight } from './cors.js'
import { readRequest } from './request.js'
import { sendResponse, sendText } from './response.js'
import { SimulatorsByKey, TooManySimulators } from './simulators-by-key.js'
import { BodyTooLong, UnreadableBody } from './unreadable-body.js'

/** What `serve` attempts, in messages about its arguments. */
const serveAttempt = 'serve EC2'

/** The options of a server; see {@link serve}. */
export interface ServeOptions {
  /** The port. Default 0: any free port. */
  readonly port?: number | undefined
  /** The address to listen on. Default `127.0.0.1`, which only this machine can reach. */
  readonly host?: string | undefined
  /**
   * `'accessKey'` creates a simulator per access key, with the same options. The key may be in the header, in the query or
   * in the form. Default: one simulator for all.
   */
  readonly isolate?: 'accessKey' | undefined
  /**
   * How many simulators `isolate` creates at most. Default 1,000. Beyond it, a new access key replaces the simulator that
   * was unused for the longest time and has no changes. If all have changes, the new key gets an error with status 503.
   */
  readonly maxSimulators?: number | undefined
  /** Called after each response. For a live log. */
  readonly onAnswer?: ((answer: Answer) => void) | undefined
  /**
   * The size of a request body in bytes, also after decoding. Default 10,000,000. A longer body gets an error, and its
   * connection ends.
   */
  readonly maxBodyBytes?: number | undefined
}

/** One response, for a live log. */
export interface Answer {
  /** The action. Empty if the request has none. */
  readonly action: string
  /** The status. `undefined` if the connection broke. */
  readonly status: number | undefined
  /** The code of an EC2 error, or what happened to the connection. */
  readonly error: string | undefined
  /** The time from the request to the response. */
  readonly milliseconds: number
}

/** A simulator on a port; created by {@link serve}. */
export interface Ec2Server {
  /** The URL, for example `http://127.0.0.1:5566`. */
  readonly url: string
  /**
   * Returns the simulator of an access key: the same one for all, unless `isolate` is set. The server never drops a
   * simulator that it has returned.
   *
   * @throws Error if there are `maxSimulators` with changes.
   */
  readonly simulatorOf: (accessKeyId: string) => Ec2Simulator
  /** Stops listening and ends all connections. */
  readonly close: () => Promise<void>
  readonly [Symbol.asyncDispose]: () => Promise<void>
}

/**
 * Starts a simulated EC2 on a local port, for clients in other languages, command lines and cross-origin pages. Tests
 * control it with JSON: `POST /_ec2wire/reset`, `fail` and `advance`, `GET /_ec2wire/calls` and `health`.
 *
 * @param ec2 A simulator, with handlers for MSW or without.
 * @throws TypeError (as a rejection) if the simulator or an option is invalid.
 * @throws Error (as a rejection) if the server cannot listen on the port.
 *
 * @example
 * await using server = await serve(simulateEc2(), { port: 5566 })
 * new EC2Client({ endpoint: server.url, region: 'us-east-1', credentials })
 */
export async function serve(ec2: Ec2Simulator, options: ServeOptions = {}): Promise<Ec2Server> {
  assertSimulator(ec2)
  checkOptions(options)
  const { port = 0, host = '127.0.0.1', isolate, maxSimulators = 1000, onAnswer } = options
  const { maxBodyBytes = requestLimits.maxLength } = options
  const simulators = new SimulatorsByKey(ec2, isolate && maxSimulators)

  const connections = new WeakMap<Socket, Connection>()
  // Clients take a connection that ended between two calls for a failure, so connections stay open for long.
  const server = createServer({ keepAliveTimeout: 60_000, maxHeaderSize }, (message, response) => {
    connections.get(message.socket)?.accept(message, response)
  })
  server.on('connection', (socket) => {
    connections.set(socket, new Connection(socket, answerOrReport))
  })
  await listen(server, port, host)
  const { address, family, port: actual } = server.address() as AddressInfo
  const url = `http://${family === 'IPv6' ? `[${address}]` : address}:${actual}`

  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  const simulatorOf = (accessKeyId: string) => simulators.handOut(accessKeyId)
  return { url, simulatorOf, close, [Symbol.asyncDispose]: close }

  function answerOrReport(message: IncomingMessage, response: ServerResponse, left: EndSignal): void {
    answer(message, response, left).catch((error: unknown) => {
      console.error('[ec2wire] A request could not be answered.', error)
      response.destroy()
    })
  }

  async function answer(message: IncomingMessage, response: ServerResponse, left: EndSignal): Promise<void> {
    // The message does not have it once it is read.
    const { socket } = message
    if (isPreflight(message)) return void response.writeHead(204, corsHeaders(message)).end()
    let request: LightRequest
    try {
      request = await readRequest(message, url, maxBodyBytes, left)
    } catch (error) {
      if (left.aborted) return
      return rejectRequest({ message, response, socket, left }, error)
    }
    if (controlPath(request)) {
      return sendResponse(response, await controlApi(request.toRequest(), message, simulators, host), {}, left)
    }
    // Inferred: EC2 documents GET and POST only.
    if (request.method !== 'POST' && request.method !== 'GET') {
      return void response.writeHead(405, { allow: 'GET, POST', 'content-length': 0 }).end()
    }
    const start = performance.now()
    const action = onAnswer && ((await actionOf(request.asRequest())) ?? '')
    const report = (status: number | undefined, error?: string) =>
      onAnswer?.({ action: action ?? '', status, error, milliseconds: performance.now() - start })
    try {
      const accessKeyId = (isolate && (await accessKeyOf(request.asRequest()))) ?? ''
      const answered = await simulators.use(accessKeyId, (ec2) => answerOf(ec2, request)).catch(answerOfTooMany)
      if (onAnswer) report(answered.status, await errorCodeOf(answered))
      if (answered instanceof TextResponse) sendText(response, answered, corsHeaders(message))
      else await sendResponse(response, answered, corsHeaders(message), left)
    } catch (error) {
      if (left.aborted) return report(undefined, 'the client left')
      report(undefined, 'network error')
      breakConnection(socket, error)
    }
  }
}

/** The size of a request without its body, in bytes. A GET of 64 kB fits in, beside the 16 kB that Node.js has for all. */
const maxHeaderSize = 80 * 1024

/** A request, its response, and the connection between them. */
interface Exchange {
  readonly message: IncomingMessage
  readonly response: ServerResponse
  readonly socket: Socket
  /** Ends when the client leaves. */
  readonly left: EndSignal
}

/** Inferred: EC2 has no such limit, and this is its code for a service that cannot take more. The SDKs show the text. */
function answerOfTooMany(error: unknown): Response {
  if (!(error instanceof TooManySimulators)) throw error
  const { message } = error
  const parts = { code: 'ServiceUnavailable', message, status: 503, requestId: generateRequestId(Math.random) }
  return toErrorResponse(new Ec2ServiceError(parts))
}

/** A test may have replaced the `fetch` of the simulator. */
function answerOf(ec2: Ec2Simulator, request: LightRequest): Promise<Response | TextResponse> {
  return lightAnswers.get(ec2.fetch)?.(request) ?? ec2.fetch(request.toRequest())
}

async function errorCodeOf(response: Response | TextResponse): Promise<string | undefined> {
  if (response.status < 400) return undefined
  const text = response instanceof TextResponse ? response.text : await response.clone().text()
  return /<Code>([^<]*)/.exec(text)?.[1]
}

/** Answers a request that could not be read, and closes its connection. */
async function rejectRequest({ message, response, socket, left }: Exchange, error: unknown): Promise<void> {
  response.shouldKeepAlive = false
  await sendResponse(response, responseTo(error), corsHeaders(message), left)
  // Give a client that is still uploading time to read the response.
  message.resume()
  const timer = setTimeout(() => socket.destroy(), 1000)
  socket.once('close', () => clearTimeout(timer))
}

function responseTo(error: unknown): Response {
  if (error instanceof BodyTooLong) return toErrorResponse(overLimit('bytes', error.limit))
  const status = error instanceof UnreadableBody ? error.status : 400
  return new Response(`${error instanceof Error ? error.message : error}\n`, { status })
}

/** Ends a connection as a network failure does. */
function breakConnection(socket: Socket, error: unknown): void {
  const cause = error instanceof Error ? error.cause : undefined
  if (!(cause instanceof Failure && cause.manner === 'empty')) return void socket.resetAndDestroy()
  socket.end()
  // A client may keep its side open.
  setTimeout(() => socket.destroy(), 1000).unref()
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'EADDRINUSE' ? 'it is in use' : error.code
      reject(new Error(`Cannot listen on port ${port} of ${host}: ${reason}.`, { cause: error }))
    })
    // Many clients may connect at once.
    server.listen({ port, host, backlog: 4096 }, resolve)
  })
}

function assertSimulator(ec2: Ec2Simulator): void {
  const ok = ['fetch', 'fork', 'calls'].every((name) => typeof ec2?.[name as 'fetch'] === 'function')
  assertArgument(ok, serveAttempt, 'the simulator', ec2, 'the result of simulateEc2()')
}

function checkOptions(options: ServeOptions): void {
  assertOptions(
    options,
    ['port', 'host', 'isolate', 'maxSimulators', 'onAnswer', 'maxBodyBytes'],
    serveAttempt,
    'options',
  )
  const { port = 0, host = 'localhost', isolate, maxSimulators = 1, onAnswer, maxBodyBytes = 1 } = options
  const isPort = Number.isInteger(port) && port >= 0 && port < 65_536
  assertArgument(isPort, serveAttempt, 'options.port', port, 'an integer from 0 to 65535')
  // Node.js listens on all addresses for an empty one.
  const isHost = typeof host === 'string' && host.trim() !== ''
  assertArgument(isHost, serveAttempt, 'options.host', host, 'an address such as 127.0.0.1')
  assertArgument(
    isolate === undefined || isolate === 'accessKey',
    serveAttempt,
    'options.isolate',
    isolate,
    "'accessKey'",
  )
  const isListener = onAnswer === undefined || typeof onAnswer === 'function'
  assertArgument(isListener, serveAttempt, 'options.onAnswer', onAnswer, 'a function')
  const isMost = Number.isInteger(maxSimulators) && maxSimulators > 0
  assertArgument(isMost, serveAttempt, 'options.maxSimulators', maxSimulators, 'an integer of 1 or more')
  const isLimit = Number.isInteger(maxBodyBytes) && maxBodyBytes > 0
  assertArgument(isLimit, serveAttempt, 'options.maxBodyBytes', maxBodyBytes, 'an integer of 1 or more')
}
