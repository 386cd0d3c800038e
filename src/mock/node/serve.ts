import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { actionOf, toErrorResponse } from '../../codec/http/server.js'
import { requestLimits } from '../../codec/limits.js'
import { assertArgument, assertOptions } from '../../errors/assert-argument.js'
import { ec2Error } from '../../errors/ec2-error.js'
import { withRequestId } from '../../errors/ec2-service-error.js'
import { overLimit } from '../../errors/request-errors.js'
import { Failure } from '../failures/failures.js'
import { generateRequestId } from '../generate-request-id.js'
import { accessKeyOf } from '../simulator/auth/access-key.js'
import type { Ec2Simulator } from '../simulator/types.js'
import { Connection } from './connection.js'
import { controlApi, controlPath } from './control-api.js'
import { corsHeaders, isPreflight } from './cors.js'
import { assertEc2Method, MethodNotAllowed, methodNotAllowed } from './method.js'
import { BodyTooLong, toWebRequest } from './request.js'
import { sendResponse } from './response.js'
import { Simulators, TooManySimulators } from './simulators.js'

/** What `serve` attempts, in messages about its arguments. */
const serveAttempt = 'serve EC2'

/** The options of a server; see {@link serve}. */
export interface ServeOptions {
  /** The port. Default 0: any free port. */
  readonly port?: number | undefined
  /** The address to listen on. Default `127.0.0.1`, which only this machine can reach. */
  readonly host?: string | undefined
  /** `'accessKey'` creates a simulator per access key, with the same options. Default: one simulator for all. */
  readonly isolate?: 'accessKey' | undefined
  /**
   * The most simulators with `isolate`. Default 1,000. For another access key, the server drops the least recently used
   * simulator without changes. If all have changes, it answers `ServiceUnavailable`.
   */
  readonly maxSimulators?: number | undefined
  /** Called after each response. For a live log. */
  readonly onAnswer?: ((answer: Answer) => void) | undefined
  /** The size of a request body in bytes. Default 10,000,000. A longer body gets an error, and its connection ends. */
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
  const { port = 0, host = '127.0.0.1', isolate, maxBodyBytes = requestLimits.maxLength, onAnswer } = options
  const simulators = new Simulators(ec2, isolate !== undefined, options.maxSimulators ?? defaultSimulators)

  const connections = new WeakMap<Socket, Connection>()
  // Clients take a connection that ended between two calls for a failure, so connections stay open for long.
  const server = createServer({ keepAliveTimeout: 60_000 }, (message, response) => {
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

  function answerOrReport(message: IncomingMessage, response: ServerResponse, signal: AbortSignal): void {
    answer(message, response, signal).catch((error: unknown) => {
      console.error('[ec2wire] A request could not be answered.', error)
      response.destroy()
    })
  }

  async function answer(message: IncomingMessage, response: ServerResponse, signal: AbortSignal): Promise<void> {
    // The message does not have it once it is read.
    const { socket } = message
    if (isPreflight(message)) return void response.writeHead(204, corsHeaders(message)).end()
    let request: Request
    let isControl: boolean
    try {
      request = await toWebRequest(message, url, maxBodyBytes, signal)
      isControl = controlPath(request) !== undefined
      if (!isControl) assertEc2Method(request)
    } catch (error) {
      if (signal.aborted) return
      return rejectRequest({ message, response, socket, signal }, error)
    }
    if (isControl) return sendResponse(response, await controlApi(request, message, simulators, host), {}, signal)
    const start = performance.now()
    const action = (await actionOf(request)) ?? ''
    const report = (status: number | undefined, error?: string) =>
      onAnswer?.({ action, status, error, milliseconds: performance.now() - start })
    try {
      const answered = await fetchOrReject(request)
      const code = answered.ok ? undefined : /<Code>([^<]*)/.exec(await answered.clone().text())?.[1]
      report(answered.status, code)
      await sendResponse(response, answered, corsHeaders(message), signal)
    } catch (error) {
      if (signal.aborted) return report(undefined, 'the client left')
      report(undefined, 'network error')
      breakConnection(socket, error)
    }
  }

  /** The code is inferred: EC2 has it for a service that cannot take more requests. The SDKs show the text. */
  async function fetchOrReject(request: Request): Promise<Response> {
    try {
      return await simulators.fetch(accessKeyOf(request) ?? '', request)
    } catch (error) {
      if (!(error instanceof TooManySimulators)) throw error
      return toErrorResponse(
        withRequestId(ec2Error('ServiceUnavailable', error.message), generateRequestId(Math.random)),
      )
    }
  }
}

/** The most simulators with `isolate` by default. */
const defaultSimulators = 1000

/** A request, its response, and the connection between them. */
interface Exchange {
  readonly message: IncomingMessage
  readonly response: ServerResponse
  readonly socket: Socket
  /** Aborts when the client leaves. */
  readonly signal: AbortSignal
}

/** Answers a request that could not be read, and closes its connection. */
async function rejectRequest({ message, response, socket, signal }: Exchange, error: unknown): Promise<void> {
  response.shouldKeepAlive = false
  await sendResponse(response, responseTo(error), corsHeaders(message), signal)
  // Give a client that is still uploading time to read the response.
  message.resume()
  const timer = setTimeout(() => socket.destroy(), 1000)
  socket.once('close', () => clearTimeout(timer))
}

function responseTo(error: unknown): Response {
  if (error instanceof BodyTooLong) return toErrorResponse(overLimit('bytes', error.limit))
  if (error instanceof MethodNotAllowed) return methodNotAllowed(error)
  return new Response(`${error instanceof Error ? error.message : error}\n`, { status: 400 })
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
  const names = ['port', 'host', 'isolate', 'maxSimulators', 'onAnswer', 'maxBodyBytes']
  assertOptions(options, names, serveAttempt, 'options')
  const { port = 0, host, isolate, onAnswer } = options
  const isPort = Number.isInteger(port) && port >= 0 && port < 65_536
  assertArgument(isPort, serveAttempt, 'options.port', port, 'an integer from 0 to 65535')
  // Node.js listens everywhere if the address is empty.
  const isHost = host === undefined || (typeof host === 'string' && host.trim() !== '')
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
  for (const name of ['maxSimulators', 'maxBodyBytes'] as const) {
    const { [name]: limit = 1 } = options
    const isLimit = Number.isInteger(limit) && limit > 0
    assertArgument(isLimit, serveAttempt, `options.${name}`, limit, 'an integer of 1 or more')
  }
}
