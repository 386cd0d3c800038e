import * as ec2wire from 'ec2wire'
import { operations } from 'ec2wire'
import * as schemas from 'ec2wire/schemas'
import type * as v from 'valibot'
import { describe, expect, test } from 'vitest'

test('the list has every operation that is exported, once', () => {
  const exported = Object.values<object>(ec2wire).filter((value) => 'shapes' in value)
  expect(new Set(operations)).toEqual(new Set(exported))
  expect(operations).toHaveLength(exported.length)
  expect(operations).toBe(schemas.operations)
})

test('the list cannot be changed', () => {
  expect(() => (operations as unknown[]).pop()).toThrow(TypeError)
})

describe.each(operations.map((operation) => [operation.action, operation] as const))('%s', (action, operation) => {
  const input: unknown = Reflect.get(ec2wire, `${action}Input`)
  const output: unknown = Reflect.get(ec2wire, `${action}Output`)

  test('is exported with its schemas, from both entries alike', () => {
    expect(ec2wire).toMatchObject({ [action]: operation, [`${action}Input`]: operation.input })
    expect(output).toHaveProperty('entries')
    for (const name of [action, `${action}Input`, `${action}Output`]) {
      expect(Reflect.get(schemas, name)).toBe(Reflect.get(ec2wire, name))
    }
  })

  test('passes the checks of operation()', () => {
    const parts = { action, input, output } as Parameters<typeof schemas.operation>[0]
    expect(schemas.operation(parts).shapes).toEqual(operation.shapes)
  })
})

test('all shared schemas are exported from both entries alike', () => {
  const isSchema = (value: unknown): value is v.GenericSchema => (value as { kind?: unknown }).kind === 'schema'
  const names = Object.keys(schemas).filter((name) => isSchema(Reflect.get(schemas, name)))
  expect(names).toContain('BlockDeviceMapping')
  for (const name of names) expect(Reflect.get(ec2wire, name)).toBe(Reflect.get(schemas, name))
})
