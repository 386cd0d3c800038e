import { globSync, readFileSync } from 'node:fs'
import { serviceErrors } from 'ec2wire/schemas'
import { expect, test } from 'vitest'

test('the catalogue has every code that our sources answer with', () => {
  const calls = /(?:ec2Error|ec2Issue|requestError)\(\s*'([^']+)'|code: '([^']+)'|'(Invalid\w+\.Malformed)'/g
  const codes = globSync('src/{codec,errors,mock,schemas}/**/*.ts').flatMap((file) =>
    // Without comments, whose examples may have other codes.
    [
      ...readFileSync(file, 'utf8')
        .replace(/\/\*[\s\S]*?\*\//g, '')
        .matchAll(calls),
    ].map(([, a, b, c]) => a ?? b ?? c),
  )
  expect(codes.length).toBeGreaterThan(40)
  expect(codes.filter((code) => !Object.hasOwn(serviceErrors, String(code)))).toEqual([])
})
