// The port beside Node's bare `http` server that answers with the same bytes. Each server has its own process.
import { type ChildProcess, fork } from 'node:child_process'
import { Agent, request } from 'node:http'
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
      const [ourClient, bareClient] = [new Client(ours, forms[name]), new Client(bare, forms[name])]
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

/** Several connections that send one request again and again, with Node's client. */
class Client {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: connections })
  readonly #url: URL
  readonly #form: string

  constructor(url: string, form: string) {
    this.#url = new URL(url)
    this.#form = form
  }

  /** Sends the requests of a batch, one after the other on each connection. */
  async batch(): Promise<void> {
    await Promise.all(Array.from({ length: connections }, () => this.#several()))
  }

  async #several(): Promise<void> {
    for (let count = 0; count < perConnection; count++) await this.#one()
  }

  #one(): Promise<void> {
    return new Promise((resolve, reject) => {
      const headers = { 'content-type': contentType, 'content-length': this.#form.length }
      const sent = request(this.#url, { method: 'POST', agent: this.#agent, headers }, (response) => {
        response.on('data', () => {})
        response.on('end', resolve)
        response.on('error', reject)
      })
      sent.on('error', reject)
      sent.end(this.#form)
    })
  }

  close(): void {
    this.#agent.destroy()
  }
}
