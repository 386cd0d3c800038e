import * as sdk from '@aws-sdk/client-ec2'
import { expect, test } from 'vitest'
import { isEc2Action } from '../../../../src/mock/simulator/actions/known-actions.js'

const actions = Object.keys(sdk).flatMap((name) => /^([A-Z][a-z]+\w+)Command$/.exec(name)?.[1] ?? [])

test('every action of the AWS SDK is one of EC2', () => {
  expect(actions.length).toBeGreaterThan(800)
  expect(actions.filter((name) => !isEc2Action(name))).toEqual([])
})

test.each([
  '',
  'Create',
  'CreateImages',
  'Image',
  'createImage',
  'Create Image',
  'constructor',
  '__proto__',
  'DescribeImage',
])('%j is none', (name) => {
  expect(isEc2Action(name)).toBe(false)
})
