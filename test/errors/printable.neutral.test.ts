// Text from outside in messages, notes and logs: no character that changes what a terminal shows, and no long text.
import {
  CreateImage,
  decodeRequest,
  decodeResponse,
  ec2Error,
  encodeRequest,
  encodeResponse,
  isCodecError,
  isEc2ServiceError,
} from 'ec2wire'
import { handle, simulateEc2 } from 'ec2wire/mock'
import { describe, expect, test } from 'vitest'
import { formatValue } from '../../src/errors/format-value.js'
import { printable, printableLines, quote } from '../../src/errors/printable.js'

/** A character and how it is shown. */
const characters: readonly (readonly [name: string, char: string, escaped: string])[] = [
  ['NUL', '\0', '\\u0000'],
  ['BEL', '\x07', '\\u0007'],
  ['a backspace', '\b', '\\u0008'],
  ['a tab', '\t', '\\t'],
  ['a line feed', '\n', '\\n'],
  ['a carriage return', '\r', '\\r'],
  ['ESC', '\x1b', '\\u001b'],
  ['DEL', '\x7f', '\\u007f'],
  ['NEL', '\x85', '\\u0085'],
  ['CSI in one character', '\x9b', '\\u009b'],
  ['a soft hyphen', '\xad', '\\u00ad'],
  ['a zero-width space', '\u200b', '\\u200b'],
  ['a left-to-right mark', '\u200e', '\\u200e'],
  ['an Arabic letter mark', '\u061c', '\\u061c'],
  ['a line separator', '\u2028', '\\u2028'],
  ['a paragraph separator', '\u2029', '\\u2029'],
  ['a right-to-left override', '\u202e', '\\u202e'],
  ['a left-to-right isolate', '\u2066', '\\u2066'],
  ['a word joiner', '\u2060', '\\u2060'],
  ['a byte order mark', '\ufeff', '\\ufeff'],
  ['an interlinear annotation', '\ufff9', '\\ufff9'],
  ['a noncharacter', '\ufffe', '\\ufffe'],
  ['a noncharacter in the middle', '\ufdd0', '\\ufdd0'],
  ['a noncharacter beyond U+FFFF', '\u{1fffe}', '\\ud83f\\udffe'],
  ['a tag that has no glyph', '\u{e0001}', '\\udb40\\udc01'],
  ['the first half of a surrogate pair', '\ud83d', '\\ud83d'],
  ['the second half of a surrogate pair', '\ude00', '\\ude00'],
]

describe.each(characters)('%s is escaped', (_, char, escaped) => {
  test('in a line', () => {
    expect(printable(`a${char}b${char}`)).toBe(`a${escaped}b${escaped}`)
  })

  test('in lines, apart from the line feed between them', () => {
    expect(printableLines(`a${char}b\nc`)).toBe(char === '\n' ? 'a\nb\nc' : `a${escaped}b\nc`)
  })

  test('between quotes, as JSON', () => {
    const quoted = quote(`a${char}"b`)
    expect(quoted.includes(char)).toBe(false)
    expect(JSON.parse(quoted)).toBe(`a${char}"b`)
  })

  test.each<[string, (text: string) => unknown]>([
    ['a value in a message', (text) => fail(formatValue(text))],
    ['the name of a class', (text) => fail(formatValue(new (classNamed(text))()))],
    ['an unknown member to encode', (text) => encodeRequest(CreateImage, { [text]: 1 } as never)],
    ['a value to encode', (text) => encodeResponse(CreateImage, { ImageId: 'x', RequestId: `\0${text}` })],
    ['an unknown parameter', (text) => decodeRequest(CreateImage, `Action=CreateImage&${form(text)}=1`)],
    ['a parameter in an unknown one', (text) => decodeRequest(CreateImage, `Action=CreateImage&Name.${form(text)}=1`)],
    ['an action', (text) => decodeRequest(CreateImage, `Action=${form(text)}`)],
    ['a version', (text) => decodeRequest(CreateImage, `Action=CreateImage&Version=${form(text)}`)],
    ['a value', (text) => decodeRequest(CreateImage, `Action=CreateImage&DryRun=${form(text)}`)],
    ['an element with text', (text) => decodeResponse(CreateImage, `<CreateImageResponse>${text}`)],
    ['another document', (text) => decodeResponse(CreateImage, text)],
    ['the code of an error', (text) => ec2Error(text as never)],
    ['an option', (text) => simulateEc2({ [text]: 1 } as never)],
    ['the value of an option', (text) => simulateEc2({ region: text })],
    ['a member of the initial state', (text) => simulateEc2({ images: [{ [text]: 1 } as never] })],
    ['a value of the initial state', (text) => simulateEc2({ images: [{ Name: text }] })],
    ['an option of a handler', (text) => handle(CreateImage, undefined, { [text]: 1 } as never)],
    ['an endpoint', (text) => handle(CreateImage, undefined, { endpoint: text })],
  ])('in %s', (_, attempt) => {
    const message = messageOf(() => attempt(`<${char}>`))
    expect(message).not.toMatch(/[^\P{C}\u{200C}\u{200D}]|[\u2028\u2029]/u)
    expect(message.length).toBeLessThan(2000)
  })
})

describe('stays', () => {
  test.each([
    ['letters of other scripts', 'Größe café 名前 имя'],
    ['an emoji of several characters', '👩‍👩‍👧'],
    ['a word with a zero-width non-joiner', 'می\u200cخواهم'],
    ['punctuation', '"\\<>&%$ \u00a0'],
  ])('%s', (_, text) => {
    expect([printable(text), printableLines(text)]).toEqual([text, text])
    expect(quote(text)).toBe(JSON.stringify(text))
  })
})

describe('is shortened', () => {
  const long = 'x'.repeat(9_000_000)

  test('a line', () => {
    expect(printable(long)).toBe(`${'x'.repeat(200)}…`)
    expect(printable('x'.repeat(200))).toBe('x'.repeat(200))
    expect(printable('abc', 2)).toBe('ab…')
  })

  test('several lines', () => {
    expect(printableLines('x\n'.repeat(9_000_000))).toBe(`${'x\n'.repeat(5000)}…`)
  })

  test('not in the middle of a surrogate pair', () => {
    expect(printable(`${'x'.repeat(199)}😀😀`)).toBe(`${'x'.repeat(199)}…`)
    expect(quote(`${'x'.repeat(59)}😀😀`)).toBe(`"${'x'.repeat(59)}…"`)
  })

  test.each<[string, () => unknown]>([
    ['a value to encode', () => encodeRequest(CreateImage, { InstanceId: 'i', Name: 'a', NoReboot: long as never })],
    ['an unknown member', () => encodeRequest(CreateImage, { [long]: 1 } as never)],
    ['an action', () => decodeRequest(CreateImage, `Action=${long}`)],
    ['an unknown parameter', () => decodeRequest(CreateImage, `Action=CreateImage&${long}=1`)],
    ['a root', () => decodeResponse(CreateImage, `<${long}/>`)],
    ['an option', () => simulateEc2({ [long]: 1 } as never)],
    ['a member of the initial state', () => simulateEc2({ images: [{ [long]: 1 } as never] })],
  ])('in the message about %s', (_, attempt) => {
    expect(messageOf(attempt).length).toBeLessThan(2500)
  })
})

function fail(message: string): never {
  throw new TypeError(message)
}

function classNamed(name: string): new () => object {
  return { [name]: class {} }[name] as new () => object
}

/** Percent-encoding cannot carry half of a surrogate pair. */
function form(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, ''))
}

function messageOf(attempt: () => unknown): string {
  try {
    attempt()
  } catch (error) {
    const isKnown = isCodecError(error) || isEc2ServiceError(error) || error instanceof TypeError
    expect(isKnown, String(error)).toBe(true)
    return (error as Error).message
  }
  throw new Error('It did not throw.')
}
