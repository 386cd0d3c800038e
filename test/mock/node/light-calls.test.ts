import { CreateImage, DescribeImages, decodeResponse, ec2Error, encodeRequest, fromResponse, toRequest } from 'ec2wire'
import { type Ec2Server, serve } from 'ec2wire/mock/node'
import { type Ec2Simulator, simulateEc2 } from 'ec2wire/simulator'
import { afterEach, describe, expect, test } from 'vitest'

const input = { InstanceId: 'i-1234567890abcdef0', Name: 'web-server' }
let server: Ec2Server | undefined
afterEach(() => server?.close())

async function start(ec2: Ec2Simulator): Promise<string> {
  server = await serve(ec2)
  return server.url
}

describe('a call that came to a port', () => {
  test('has a Request in the log, as one that came to fetch', async () => {
    const ec2 = simulateEc2()
    const url = await start(ec2)
    const send = (fetch: (request: Request) => Promise<Response>) =>
      fetch(toRequest(CreateImage, { ...input, DryRun: true }, { endpoint: url, headers: { 'x-test': 'one, two' } }))
    await send(fetch)
    await send(ec2.fetch)
    const requests = ec2.calls(CreateImage).map(({ request }) => request)
    const seen = await Promise.all(
      requests.map(async (request) => [
        request instanceof Request,
        request.method,
        request.url,
        request.headers.get('x-test'),
        await request.clone().text(),
        await request.text(),
      ]),
    )
    const form = encodeRequest(CreateImage, { ...input, DryRun: true })
    expect(seen[0]).toEqual([true, 'POST', `${url}/`, 'one, two', form, form])
    expect(seen[1]).toEqual(seen[0])
    expect(ec2.calls(CreateImage)[0]?.request).toBe(requests[0])
  })

  test('shows its Request to the function that chooses failures', async () => {
    const ec2 = simulateEc2()
    const seen: unknown[] = []
    ec2.fail(CreateImage, ec2Error('Unavailable'), {
      when: ({ request }) => seen.push(request instanceof Request, request.headers.get('x-test')) > 0,
    })
    const request = toRequest(CreateImage, input, { endpoint: await start(ec2), headers: { 'x-test': 'yes' } })
    await expect(fromResponse(CreateImage, await fetch(request))).rejects.toMatchObject({ code: 'Unavailable' })
    expect(seen).toEqual([true, 'yes'])
  })

  test('is answered by the fetch that a test has put in the place of the own one', async () => {
    class Wrapped {
      readonly #ec2 = simulateEc2()
      readonly fork = this.#ec2.fork
      readonly calls = this.#ec2.calls
      answered = 0
      fetch(request: Request): Promise<Response> {
        this.answered++
        return this.#ec2.fetch(request)
      }
    }
    const wrapped = new Wrapped()
    const url = await start(wrapped as never)
    await fetch(toRequest(DescribeImages, {}, { endpoint: url }))
    expect(wrapped.answered).toBe(1)
  })
})

test.each([1, 2, 40, 400])('a response with %d images has its length, and is the one of fetch', async (count) => {
  const images = Array.from({ length: count }, (_, index) => ({
    Name: `image-${index}`,
    Description: 'ä€😀'.repeat(20),
  }))
  const ec2 = simulateEc2({ images })
  const url = await start(ec2)
  for (let round = 0; round < 2; round++) {
    const request = () => toRequest(DescribeImages, {}, { endpoint: url })
    const [text, other] = [await fetch(request()), await ec2.fetch(request())].map((response) => response.text())
    const bodies = [await text, await other].map((body) => decodeResponse(DescribeImages, body as string).Images)
    expect(bodies[0]).toHaveLength(count)
    expect(bodies[0]).toEqual(bodies[1])
    const { headers } = await fetch(request())
    expect(Number(headers.get('content-length'))).toBe(new TextEncoder().encode(await text).length)
    // Another call has another page after a change.
    for (const image of ec2.images.values()) image.Tags.push({ Key: `round ${round}`, Value: '' })
  }
})
