// The form of a request: its query, its body, or both.
import { actionOf, CreateImage, DescribeImages, encodeRequest, fromRequest } from 'ec2wire'
import { describe, expect, test } from 'vitest'

const url = 'https://ec2.us-east-1.amazonaws.com/'
const input = { InstanceId: 'i-1234567890abcdef0', Name: 'web' }
const form = encodeRequest(CreateImage, input)

function post(body: BodyInit, query = ''): Request {
  return new Request(url + query, { method: 'POST', body })
}

describe('the action', () => {
  test.each([
    ['escaped', '%41ction=CreateImage'],
    ['escaped as a whole, in small and large digits', '%41%63%74%69%6f%6E=CreateImage'],
    ['behind another parameter', 'Version=2016-11-15&Acti%6Fn=CreateImage'],
    ['with an escaped value', 'Action=Create%49mage'],
    ['escaped, with an escaped value', '%41ction=%43reateImage'],
    ['behind empty parameters', '&&Action=CreateImage'],
  ])('%s is found as the decoder finds it', async (_, start) => {
    const request = post(`${start}&InstanceId=i-1234567890abcdef0&Name=web`)
    expect(await actionOf(request)).toBe('CreateImage')
    expect(await fromRequest(CreateImage, request)).toEqual(input)
  })

  test.each([
    ['in another case', 'action=CreateImage'],
    ['in another case, escaped', '%61ction=CreateImage'],
    ['escaped twice', '%2541ction=CreateImage'],
    ['with a space before it', '+Action=CreateImage'],
    ['behind another name', 'MyAction=CreateImage'],
    ['in a value', 'Name=Action=CreateImage'],
    ['as the beginning of a name', 'Actions=CreateImage'],
    ['without a value', 'Action'],
  ])('%s is none', async (_, body) => {
    expect(await actionOf(post(body))).toBeUndefined()
  })

  test('with an empty value is empty', async () => {
    expect(await actionOf(post('Action=&Name=web'))).toBe('')
  })

  test('is the first of two', async () => {
    expect(await actionOf(post('%41ction=One&Action=Two'))).toBe('One')
    expect(await actionOf(post('Action=Two', '?Action=One'))).toBe('One')
  })
})

describe('query and body', () => {
  const half = form.indexOf('&Name')

  test('are one form', async () => {
    const request = post(form.slice(half + 1), `?${form.slice(0, half)}`)
    expect(await fromRequest(CreateImage, request)).toEqual(input)
  })

  test.each([
    ['the body', () => post(form)],
    ['the query', () => new Request(`${url}?${form}`)],
    ['the query of a POST', () => post('', `?${form}`)],
  ])('count in the limit as %s does alone', async (_, make) => {
    expect(await fromRequest(CreateImage, make(), { maxLength: form.length })).toEqual(input)
    await expect(fromRequest(CreateImage, make(), { maxLength: form.length - 1 })).rejects.toMatchObject({
      code: 'InvalidRequest',
    })
  })

  test('count in the limit together, with the ampersand between them', async () => {
    const make = () => post(form.slice(half + 1), `?${form.slice(0, half)}`)
    expect(await fromRequest(CreateImage, make(), { maxLength: form.length })).toEqual(input)
    await expect(fromRequest(CreateImage, make(), { maxLength: form.length - 1 })).rejects.toMatchObject({
      code: 'InvalidRequest',
    })
  })
})

describe('the bytes of a body', () => {
  const withDescription = (...description: readonly number[]) =>
    post(new Uint8Array([...new TextEncoder().encode(`${form}&Description=`), ...description]))

  test('may be U+FFFD, which a decoder also puts in place of other bytes', async () => {
    const request = withDescription(0xef, 0xbf, 0xbd)
    expect(await fromRequest(CreateImage, request)).toEqual({ ...input, Description: '\uFFFD' })
  })

  test.each([
    ['a byte that UTF-8 does not have', [0xff]],
    ['a character that is cut off', [0xe2, 0x82]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['a longer form than necessary', [0xc0, 0xaf]],
    ['U+FFFD and a byte that UTF-8 does not have', [0xef, 0xbf, 0xbd, 0x80]],
    ['a character above U+10FFFF', [0xf4, 0x90, 0x80, 0x80]],
  ])('must not be %s', async (_, description) => {
    await expect(fromRequest(CreateImage, withDescription(...description))).rejects.toMatchObject({
      code: 'InvalidCharacter',
    })
  })

  test('may be U+10FFFF', async () => {
    const request = withDescription(0xf4, 0x8f, 0xbf, 0xbf)
    expect(await fromRequest(CreateImage, request)).toEqual({ ...input, Description: '\u{10FFFF}' })
  })

  test('of two requests at once stay apart', async () => {
    const [one, other] = [post(form), post('Action=DescribeImages&MaxResults=7')]
    const decoded = await Promise.all([
      actionOf(one),
      fromRequest(DescribeImages, other),
      fromRequest(CreateImage, one),
      actionOf(other),
    ])
    expect(decoded).toEqual(['CreateImage', { MaxResults: 7 }, input, 'DescribeImages'])
  })
})
