// `handle` refuses what is empty or missing as the simulator does.
import { operations } from 'ec2wire'
import { handle } from 'ec2wire/mock'
import { setupServer } from 'msw/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refusals } from './empty-parameters.ts'

const handlers = operations.map((operation) => handle(operation, () => ({})))
const server = setupServer(...handlers)
beforeAll(() => server.listen())
afterAll(() => server.close())

test.each(refusals)('$form', async ({ form, ec2 }) => {
  const { status } = await fetch('https://ec2.us-east-1.amazonaws.com/', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: form,
  })
  const calls = handlers.flatMap(({ calls }) => calls).filter(({ action }) => form.startsWith(`Action=${action}`))
  expect(status).toBe(ec2.status)
  expect(calls.at(-1)?.error).toMatchObject(ec2)
})
