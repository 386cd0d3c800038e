import { CreateImage, fromResponse, toRequest } from 'ec2wire'
import * as mock from 'ec2wire/mock'
import * as simulator from 'ec2wire/simulator'
import { expect, test } from 'vitest'

const input = { InstanceId: 'i-1234567890abcdef0', Name: 'web' }

test('ec2wire/mock has everything of ec2wire/simulator, and a simulateEc2 with handlers', () => {
  const { simulateEc2, ...others } = simulator
  expect(mock).toMatchObject(others)
  expect(Object.keys(others).sort()).toEqual([
    'clockSkew',
    'dribble',
    'hang',
    'htmlPage',
    'malformed',
    'networkError',
    'sequence',
    'truncated',
  ])
  expect('handlers' in simulateEc2()).toBe(false)
  expect('handlers' in mock.simulateEc2()).toBe(true)
})

test('a simulator without handlers works, and so does its fork', async () => {
  const ec2 = simulator.simulateEc2({ images: [{ Name: 'base' }], seed: 7 })
  const fork = ec2.fork()
  const request = () => toRequest(CreateImage, input, { region: 'us-east-1' })
  const one = await fromResponse(CreateImage, await ec2.fetch(request()))
  const other = await fromResponse(CreateImage, await fork.fetch(request()))
  expect([one, ec2.images.size, fork.images.size]).toEqual([other, 2, 2])
  ec2.fail(CreateImage, simulator.networkError())
  await expect(ec2.fetch(request())).rejects.toThrow(new TypeError('fetch failed'))
  expect(Object.keys(fork).sort()).toEqual(Object.keys(ec2).sort())
  expect('answer' in fork).toBe(false)
})
