import { CreateImage, encodeResponse, fromResponse, isCodecError } from 'ec2wire'
import { describe, expect, test } from 'vitest'

const output = { ImageId: 'ami-0123456789abcdef0 ä 😀 \u{10FFFF}' }
const bytes = new TextEncoder().encode(encodeResponse(CreateImage, output))

/** A response whose body comes in chunks. */
function inChunks(...chunks: readonly Uint8Array[]): Response {
  const body = new ReadableStream({
    start: (controller) => {
      for (const chunk of chunks) controller.enqueue(chunk)
      controller.close()
    },
  })
  return new Response(body)
}

describe('a body in several chunks', () => {
  test.each([1, 7, 100])('of %i bytes, which cut characters apart', async (size) => {
    const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
      bytes.slice(index * size, (index + 1) * size),
    )
    expect(await fromResponse(CreateImage, inChunks(...chunks))).toEqual(output)
  })

  test('with empty chunks', async () => {
    const none = new Uint8Array()
    const response = inChunks(none, bytes.slice(0, 50), none, none, bytes.slice(50), none)
    expect(await fromResponse(CreateImage, response)).toEqual(output)
  })

  test('is as long as all chunks together', async () => {
    const [before, behind] = [bytes.slice(0, 100), bytes.slice(100)]
    const maxLength = new TextDecoder().decode(bytes).length
    expect(await fromResponse(CreateImage, inChunks(before, behind), { maxLength })).toEqual(output)
    await expect(fromResponse(CreateImage, inChunks(before, behind), { maxLength: maxLength - 1 })).rejects.toThrow(
      `it is a document of ${maxLength} characters; expected at most ${maxLength - 1}.`,
    )
  })

  test('may have four bytes for each character of the limit, and not one more', async () => {
    const four = [new Uint8Array(20).fill(0x20), new Uint8Array(20).fill(0x20)]
    const limits = { maxLength: 10 }
    await expect(fromResponse(CreateImage, inChunks(...four), limits)).rejects.toThrow(
      'it is a document of 40 characters; expected at most 10.',
    )
    await expect(fromResponse(CreateImage, inChunks(...four, new Uint8Array(1)), limits)).rejects.toThrow(
      'it is a body of more than 40 bytes; expected a document of at most 10 characters.',
    )
  })

  test('is cancelled when it is too long', async () => {
    let reason: unknown = 'not cancelled'
    const body = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(41)),
      cancel: (given) => {
        reason = given
      },
    })
    await expect(fromResponse(CreateImage, new Response(body), { maxLength: 10 })).rejects.toThrow('more than 40 bytes')
    expect(reason).toBeUndefined()
  })
})

describe('a response that a page cannot read', () => {
  test.each(['opaque', 'opaqueredirect'] as const)('%s', async (type) => {
    const response = Object.defineProperty(new Response(null), 'type', { value: type })
    const error = await fromResponse(CreateImage, response).catch((reason: unknown) => reason)
    expect(isCodecError(error) && error.reason).toBe(
      'it is an opaque response (from a no-cors request or a manual redirect); expected a readable response.',
    )
  })

  test.each(['basic', 'cors', 'default'] as const)('%s can be read', async (type) => {
    const response = Object.defineProperty(new Response(bytes), 'type', { value: type })
    expect(await fromResponse(CreateImage, response)).toEqual(output)
  })
})

describe('the charset', () => {
  test.each([
    ['text/xml; charset=windows-1252', 'utf-8'],
    ['text/xml;CHARSET = "windows-1252"', 'utf-8'],
    ['application/xml', 'windows-1252'],
  ])('of the header %s is stronger than that of the declaration, %s', async (contentType, declared) => {
    const text = `<?xml version="1.0" encoding="${declared}"?><CreateImageResponse><imageId>\u00e4</imageId></CreateImageResponse>`
    const body = Uint8Array.from(text, (char) => char.charCodeAt(0))
    expect(await fromResponse(CreateImage, new Response(body, { headers: { 'content-type': contentType } }))).toEqual({
      ImageId: 'ä',
    })
  })

  test('is read behind a byte order mark', async () => {
    const text = '<?xml version="1.0" encoding="utf-8"?><CreateImageResponse><imageId>ä</imageId></CreateImageResponse>'
    const body = new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode(text)])
    expect(await fromResponse(CreateImage, new Response(body))).toEqual({ ImageId: 'ä' })
  })
})
