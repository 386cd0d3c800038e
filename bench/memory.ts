// How much memory the XML reader takes for a document, in a process of its own: its peak beyond what the process had.
import { spawnSync } from 'node:child_process'

export interface MemoryRow {
  readonly document: string
  readonly characters: number
  /** Bytes of memory for each character. */
  readonly ratio: number
}

/** SECURITY.md promises at most this. */
export const mostMemory = 12

/** What is repeated until the document is long enough. `#` becomes another digit each time. */
const patterns: readonly string[] = [
  '<a/>',
  '<a b=""/>',
  '<a b="1"/>',
  '<a>#</a>',
  '<item><name>web #</name><value/></item>',
  '&amp;',
  'some text, ',
]

export function memoryRows(characters = 99_000_000): MemoryRow[] {
  return patterns.map((pattern) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--expose-gc', '--max-old-space-size=6000', import.meta.filename, pattern, String(characters)],
      { encoding: 'utf8' },
    )
    if (status !== 0) throw new Error(`The reader failed on ${pattern}: ${stderr}`)
    return { document: pattern, characters, ratio: Number(stdout) }
  })
}

if (process.argv[1] === import.meta.filename) {
  const [, , pattern = '', length = '0'] = process.argv
  const { decodeResponse, CreateImage } = await import('ec2wire')
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  const text = documentOf(pattern, Number(length))
  globalThis.gc?.()
  // An unknown element is read to its end and left out.
  decodeResponse(CreateImage, text)
  const peak = process.resourceUsage().maxRSS * 1024
  // The document itself is the caller's.
  console.log(Math.max(peak - before - text.length, 0) / text.length)
}

function documentOf(pattern: string, length: number): string {
  const block = Array.from({ length: 10 }, (_, digit) => pattern.replaceAll('#', String(digit))).join('')
  const head = '<CreateImageResponse><imageId>ami-0123456789abcdef0</imageId><more>'
  const tail = '</more></CreateImageResponse>'
  const end = head.length + length - (length % block.length)
  const bytes = Buffer.alloc(end + tail.length)
  bytes.write(head)
  bytes.fill(block, head.length, end)
  bytes.write(tail, end)
  return bytes.toString('latin1')
}
