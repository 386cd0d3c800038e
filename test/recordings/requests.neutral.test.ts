/// <reference types="vite/client" />
// Requests as real clients wrote them. `npm run test:clients` compares the clients with the simulator, and records them.
import { decodeError, decodeRequest, encodeRequest, type Operation, operations } from 'ec2wire'
import { simulateEc2 } from 'ec2wire/simulator'
import { describe, expect, test } from 'vitest'
import { readSession } from './session.js'

const modules = import.meta.glob<string>('./sessions/*.ts', { eager: true, import: 'default' })
const sessions = Object.entries(modules).map(([path, text]) => ({
  name: path.slice('./sessions/'.length, -'.ts'.length),
  requests: readSession(text),
}))

const operationOf = (action: string): Operation<unknown, object> | undefined =>
  operations.find((operation) => operation.action === action)

test('there are sessions', () => {
  expect(sessions.length).toBeGreaterThan(10)
})

describe.each(sessions)('$name', ({ requests }) => {
  const ours = requests.filter(({ input }) => input !== undefined)

  test.each(ours)('$action: $answer', ({ action, form, input }) => {
    const operation = operationOf(action)
    if (!operation) throw new Error(`There is no operation ${action}.`)
    expect(decodeRequest(operation, form)).toStrictEqual(input)
    expect(decodeRequest(operation, encodeRequest(operation, input))).toStrictEqual(input)
  })

  test('the simulator answers as it answered the client', async () => {
    const ec2 = simulateEc2({ pending: 0 })
    /** The IDs of the recording, and of this run. */
    const ids = new Map<string, string>()
    const current = (text: string) => text.replace(/(?:ami|snap)-1234567890abcdef\d/g, (id) => ids.get(id) ?? id)
    for (const { method, target, headers, body, answer } of requests) {
      const url = new URL(current(target), 'http://127.0.0.1/')
      const init = { method, headers: headers.map((header) => [...header] as [string, string]) }
      const response = await ec2.fetch(url, body === undefined ? init : { ...init, body: current(body) })
      const { status } = response
      const xml = await response.text()
      expect(status < 400 ? `${status}` : `${status} ${decodeError(xml, { status }).code}`).toBe(answer)
      const [, image] = /<imageId>(.*)<\/imageId>/.exec(xml.includes('<CreateImageResponse') ? xml : '') ?? []
      if (image === undefined) continue
      const devices = ec2.images.get(image)?.BlockDeviceMappings ?? []
      const snapshots = devices.flatMap(({ Ebs }) => Ebs?.SnapshotId ?? [])
      ids.set('ami-1234567890abcdef0', image)
      for (const [index, id] of snapshots.entries()) ids.set(`snap-1234567890abcdef${index}`, id)
    }
  })
})
