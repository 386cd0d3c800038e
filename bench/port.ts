// The port beside Node's bare `http` server that answers with the same bytes. Each server has its own process.
import { type ChildProcess, fork } from 'node:child_process'
import { connect, type Socket } from 'node:net'
import { CreateImage, DescribeImages, encodeRequest } from 'ec2wire'
import { inputs } from './inputs.ts'
import { measure } from './measure.ts'
import type { Recorded } from './port-server.ts'
import type { Row } from './report.ts'

const connections = 16
const perConnection = 8

export async function portRows(rounds: number): Promise<Row[]> {
  const forms = {
    dryRun: encodeRequest(CreateImage, { ...(inputs.minimal as (typeof inputs)[string]), DryRun: true }),
    describe: encodeRequest(DescribeImages, {}),
  }
  const servers: ChildProcess[] = []
  const clients: Client[] = []
  try {
    const ours = await start(servers)
    const answers = { dryRun: await record(ours, forms.dryRun), describe: await record(ours, forms.describe) }
    const bare = await start(servers, answers)
    const rows: Row[] = []
    for (const [name, size, atMost] of [
      ['dryRun', 'DryRun', 2],
      ['describe', 'DescribeImages of 100', 1.6],
    ] as const) {
      const [ourClient, bareClient] = [await Client.open(ours, forms[name]), await Client.open(bare, forms[name])]
      clients.push(ourClient, bareClient)
      const times = await measure(
        [
          { name: 'ec2wire', run: () => ourClient.batch() },
          { name: 'bare http server', run: () => bareClient.batch() },
        ],
        rounds,
        60,
      )
      const [own = 0, floor = 0] = times.map((time) => time / (connections * perConnection))
      rows.push({
        work: 'port',
        size: `${size}, ${Math.round(1e9 / own).toLocaleString('en')} requests a second`,
        ours: own,
        floor: { name: 'bare http server', time: floor },
        peers: [],
        goals: [{ of: 'bare http server', atMost }],
      })
    }
    return rows
  } finally {
    for (const client of clients) client.close()
    for (const server of servers) server.kill()
  }
}

/** @param answers The answers of the bare server. Without them, it is ec2wire's. */
function start(servers: ChildProcess[], answers: object = {}): Promise<string> {
  const server = fork(new URL('port-server.ts', import.meta.url))
  server.send(answers)
  servers.push(server)
  return new Promise((resolve, reject) => {
    server.once('message', (url) => resolve(String(url)))
    server.once('exit', (code) => reject(new Error(`The server ended with the code ${code}.`)))
  })
}

async function record(url: string, form: string): Promise<Recorded> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': contentType }, body: form })
  const {
    date,
    connection,
    'keep-alive': keepAlive,
    'transfer-encoding': encoding,
    ...headers
  } = Object.fromEntries(response.headers)
  return { status: response.status, headers, body: await response.text() }
}

const contentType = 'application/x-www-form-urlencoded; charset=utf-8'

/** Several connections that send one request again and again. It costs less than any server, since it parses nothing. */
class Client {
  readonly #request: string
  readonly #sockets: readonly Socket[]
  /** The end of each answer. */
  readonly #end: Buffer

  private constructor(request: string, sockets: readonly Socket[], end: Buffer) {
    this.#request = request
    this.#sockets = sockets
    this.#end = end
  }

  static async open(url: string, form: string): Promise<Client> {
    const { host, hostname, port } = new URL(url)
    const request = `POST / HTTP/1.1\r\nhost: ${host}\r\ncontent-type: ${contentType}\r\ncontent-length: ${form.length}\r\n\r\n${form}`
    const sockets = await Promise.all(
      Array.from({ length: connections }, async () => {
        const socket = connect(Number(port), hostname)
        await new Promise((resolve) => socket.once('connect', resolve))
        return socket
      }),
    )
    const { body, headers } = await record(url, form)
    const end = body.slice(-12)
    return new Client(
      request,
      sockets,
      Buffer.from(headers['content-length'] === undefined ? `${end}\r\n0\r\n\r\n` : end),
    )
  }

  /** Sends the requests of a batch, one after the other on each connection. */
  async batch(): Promise<void> {
    await Promise.all(this.#sockets.map((socket) => this.#send(socket)))
  }

  #send(socket: Socket): Promise<void> {
    return new Promise((resolve, reject) => {
      let left = perConnection
      const fail = () => reject(new Error('The connection ended.'))
      const receive = (chunk: Buffer) => {
        if (!chunk.subarray(-this.#end.length).equals(this.#end)) return
        if (--left > 0) return void socket.write(this.#request)
        socket.off('data', receive)
        socket.off('close', fail)
        resolve()
      }
      socket.on('data', receive)
      socket.on('close', fail)
      socket.write(this.#request)
    })
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy()
  }
}
