import type { Writable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { format } from 'node:util'
import { printableLines } from '../errors/printable.js'

/** How many bytes wait for a slow reader before lines are dropped. */
const maxWaiting = 64 * 1024

/**
 * The log of the command line. Never waits for its reader: if nobody reads, it drops lines, and says later how many.
 * Escapes characters that would change what a terminal shows.
 */
export class Log {
  readonly #stream: Writable
  #dropped = 0
  #isBroken = false

  constructor(stream: Writable = process.stderr) {
    this.#stream = stream
    stream.on('error', () => (this.#isBroken = true))
    stream.on('drain', () => this.#reportDropped())
  }

  /** Writes one line or several. */
  write(text: string): void {
    if (this.#stream.writableLength > maxWaiting) {
      this.#dropped += text.split('\n').length
      return
    }
    this.#reportDropped()
    void this.#send(printableLines(text))
  }

  /** Redirects everything that is written to the console into the log. */
  captureConsole(): void {
    for (const method of ['debug', 'error', 'info', 'log', 'warn'] as const) {
      console[method] = (...values: unknown[]) => this.write(format(...values))
    }
  }

  /** Waits for the reader, but not for long. */
  async close(): Promise<void> {
    this.#reportDropped()
    await Promise.race([this.#send(), sleep(200)])
  }

  #reportDropped(): void {
    if (this.#dropped === 0) return
    const lines =
      this.#dropped === 1 ? '1 line of the log was dropped' : `${this.#dropped} lines of the log were dropped`
    this.#dropped = 0
    void this.#send(`ec2wire: ${lines}, because the standard error was not read.`)
  }

  /** Sends a line. Without one, waits for the lines before. */
  #send(line?: string): Promise<void> {
    return new Promise((resolve) => {
      if (this.#isBroken) return resolve()
      try {
        this.#stream.write(line === undefined ? '' : `${line}\n`, () => resolve())
      } catch {
        this.#isBroken = true
        resolve()
      }
    })
  }
}
