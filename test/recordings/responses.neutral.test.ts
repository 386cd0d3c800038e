// Documents in the form of EC2's answers of 2010 to today. Our own values; what is EC2's are the elements, their order,
// the white space, the versions, and what comes empty.
import { decodeError, decodeResponse, encodeError, encodeResponse, operations } from 'ec2wire'
import { expect, test } from 'vitest'
import { describeImages } from './responses/describe-images.ts'
import { describeInstances } from './responses/describe-instances.ts'
import { describeSnapshots } from './responses/describe-snapshots.ts'
import { errors } from './responses/errors.ts'
import { smallAnswers } from './responses/small-answers.ts'

const responses = [...smallAnswers, ...describeImages, ...describeInstances, ...describeSnapshots]

test('each action has documents', () => {
  const actions = new Set(responses.map(({ operation }) => operation.action))
  expect([...actions].sort()).toEqual(operations.map(({ action }) => action).sort())
})

test.each(responses)('$name', ({ operation, xml, output, isSameWhenEncoded }) => {
  expect(decodeResponse(operation, xml)).toStrictEqual(output)
  const encoded = encodeResponse(operation, output)
  expect(decodeResponse(operation, encoded)).toStrictEqual(output)
  if (isSameWhenEncoded) expect(encoded).toBe(xml)
})

test.each(errors)('$code', ({ xml, ...facts }) => {
  const error = decodeError(xml, { status: facts.status })
  expect(error).toMatchObject(facts)
  expect(encodeError(error)).toBe(xml)
})
