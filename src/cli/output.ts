import { fstatSync, writeSync } from 'node:fs'

/** Thrown if the output cannot be written. The exit code is 1 then. */
export class OutputError extends Error {}

/**
 * Writes text and a line feed to the standard output. A reader that has left, such as `head -1`, is no error.
 *
 * @throws OutputError (as a rejection) if the output cannot be written, for example because the disk is full.
 */
export async function print(text: string): Promise<void> {
  const bytes = Buffer.from(`${text}\n`)
  try {
    await (isStream() ? writeToStream(bytes) : writeToFile(bytes))
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'EPIPE') return
    const reason = code === 'ENOSPC' ? 'no space is left' : message
    throw new OutputError(`Cannot write the output: ${reason}.`, { cause: error })
  }
}

/** Whether the standard output is a pipe, a socket or a terminal, which Node.js writes to in the background. */
function isStream(): boolean {
  const stats = fstatSync(1)
  return process.stdout.isTTY || stats.isFIFO() || stats.isSocket()
}

function writeToStream(bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.on('error', reject)
    process.stdout.write(bytes, (error) => (error ? reject(error) : resolve()))
  })
}

/** Node.js' stream for files does not notice if only a part was written. */
async function writeToFile(bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += writeSync(1, bytes, at)
}
