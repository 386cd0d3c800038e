import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { actionOf, toErrorResponse } from '../../codec/http/server.js'
import { overLimit } from '../../errors/request-errors.js'
import { assertKnownOptions, assertOption } from '../assert-option.js'
import { Failure } from '../failures/failures.js'
import { accessKeyOf } from '../simulator/auth/access-key.js'
import type { PortableSimulator } from '../simulator/types.js'
import { type Arrangement, controlApi, controlPath } from './control-api.js'
import { corsHeaders, isPreflight } from './cors.js'
import { BodyTooLong, toWebRequest } from './request.js'
import { sendResponse } from './response.js'

/** How a simulator is put on a port; see {@link serve}. */
export interface ServeOptions {
  /** The port. Default 0: any that is free. */
  readonly port?: number | undefined
  /** The address to listen at. Default `127.0.0.1`, so that only this machine can reach it. */
  readonly host?: string | undefined
  /** `'accessKey'` gives each access key a world of its own, made with the same options. Default: one world for all. */
  readonly isolate?: 'accessKey' | undefined
  /** Is told of each answer: for a live log. */
  readonly onAnswer?: ((answer: Answer) => void) | undefined
  /** Bytes of a request's body. Default 10,000,000; a longer one is answered, and its connection closed. */
  readonly maxBodyBytes?: number | undefined
}

/** One line of a live log. */
export interface Answer {
  /** The action, empty where there is none. */
  readonly action: string
  /** The status; `undefined` where the connection was broken off. */
  readonly status: number | undefined
  /** The code of an error, or what the network did. */
  readonly error: string | undefined
  readonly milliseconds: number
}

/** A simulator on a port; made by {@link serve}. */
export interface Ec2Server {
  /** Where it listens: `http://127.0.0.1:5566`. */
  readonly url: string
  /** The simulator that answers an access key; the same one for all, unless they are isolated. */
  readonly simulatorOf: (accessKeyId: string) => PortableSimulator
  /** Stops listening, and ends the connections that are open. */
  readonly close: () => Promise<void>
  readonly [Symbol.asyncDispose]: () => Promise<void>
}

/**
 * Puts a simulated EC2 on a port, for clients in other languages, command lines and pages of other origins. Tests
 * steer it with JSON: `POST /_ec2wire/reset`, `fail` and `advance`, `GET /_ec2wire/calls` and `health`.
 *
 * @throws TypeError for options that are none; Error (as a rejection) when the port cannot be listened at.
 *
 * @example
 * await using server = await serve(simulateEc2(), { port: 5566 })
 * new EC2Client({ endpoint: server.url, region: 'us-east-1', credentials })
 */
export async function serve(ec2: PortableSimulator, options: ServeOptions = {}): Promise<Ec2Server> {
  assertOptions(options)
  const { port = 0, host = '127.0.0.1', isolate, maxBodyBytes = 10_000_000, onAnswer } = options
  const worlds = new Map<string, PortableSimulator>()
  const later: Arrangement[] = []
  const simulatorOf = (accessKeyId: string): PortableSimulator => {
    if (isolate === undefined) return ec2
    const there = worlds.get(accessKeyId)
    if (there) return there
    const world = ec2.fork()
    for (const arrangement of later) arrangement(world)
    worlds.set(accessKeyId, world)
    return world
  }
  const all = () => (isolate === undefined ? [ec2] : [...worlds.values()])
  const controlled = { simulatorOf: isolate && simulatorOf, all, later }

  // A client that finds its connection ended between two calls takes it for a failure; so they are kept for long.
  const server = createServer({ keepAliveTimeout: 60_000 }, (message, response) => {
    answer(message, response).catch((error: unknown) => {
      console.error('[ec2wire] A request could not be answered.', error)
      response.destroy()
    })
  })
  await listen(server, port, host)
  const { address, family, port: actual } = server.address() as AddressInfo
  const url = `http://${family === 'IPv6' ? `[${address}]` : address}:${actual}`

  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url, simulatorOf, close, [Symbol.asyncDispose]: close }

  async function answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
    // The message forgets it once it is read.
    const { socket } = message
    if (isPreflight(message)) return void response.writeHead(204, corsHeaders(message)).end()
    const left = new AbortController()
    response.on('close', () => {
      if (!response.writableFinished) left.abort(new DOMException('The client has left.', 'AbortError'))
    })
    let request: Request
    try {
      request = await toWebRequest(message, url, maxBodyBytes, left.signal)
    } catch (error) {
      if (left.signal.aborted) return
      return refuse(message, response, socket, error)
    }
    if (controlPath(request)) return sendResponse(response, await controlApi(request, message, controlled, host), {})
    const begin = performance.now()
    const action = (await actionOf(request)) ?? ''
    const tell = (status: number | undefined, error?: string) =>
      onAnswer?.({ action, status, error, milliseconds: performance.now() - begin })
    try {
      const answered = await simulatorOf(accessKeyOf(request) ?? '').fetch(request)
      const code = answered.ok ? undefined : /<Code>([^<]*)/.exec(await answered.clone().text())?.[1]
      tell(answered.status, code)
      await sendResponse(response, answered, corsHeaders(message))
    } catch (error) {
      if (left.signal.aborted) return tell(undefined, 'the client left')
      tell(undefined, 'network error')
      breakOff(socket, error)
    }
  }
}

/** A request that could not be read whole: it is answered, and what is left of it is not waited for. */
async function refuse(
  message: IncomingMessage,
  response: ServerResponse,
  socket: Socket,
  error: unknown,
): Promise<void> {
  const answered =
    error instanceof BodyTooLong
      ? toErrorResponse(overLimit('bytes', error.limit))
      : new Response(`${error instanceof Error ? error.message : error}\n`, { status: 400 })
  response.shouldKeepAlive = false
  await sendResponse(response, answered, corsHeaders(message))
  // Whoever still sends is let read the answer first.
  message.resume()
  const timer = setTimeout(() => socket.destroy(), 1000)
  socket.once('close', () => clearTimeout(timer))
}

function breakOff(socket: Socket, error: unknown): void {
  const cause = error instanceof Error ? error.cause : undefined
  if (!(cause instanceof Failure && cause.manner === 'empty')) return void socket.resetAndDestroy()
  socket.end()
  // A client may keep its half open.
  setTimeout(() => socket.destroy(), 1000).unref()
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'EADDRINUSE' ? 'is in use' : `cannot be listened at (${error.code})`
      reject(new Error(`The port ${port} of ${host} ${reason}.`, { cause: error }))
    })
    // Many clients may come at once.
    server.listen({ port, host, backlog: 4096 }, resolve)
  })
}

function assertOptions(options: ServeOptions): void {
  assertKnownOptions(options, ['port', 'host', 'isolate', 'onAnswer', 'maxBodyBytes'], 'serve')
  const { port = 0, isolate, maxBodyBytes = 1 } = options
  assertOption(
    Number.isInteger(port) && port >= 0 && port < 65_536,
    'serve',
    'port',
    port,
    'an integer from 0 to 65535',
  )
  assertOption(isolate === undefined || isolate === 'accessKey', 'serve', 'isolate', isolate, "'accessKey'")
  const isLimit = Number.isInteger(maxBodyBytes) && maxBodyBytes > 0
  assertOption(isLimit, 'serve', 'maxBodyBytes', maxBodyBytes, 'a positive integer')
}
