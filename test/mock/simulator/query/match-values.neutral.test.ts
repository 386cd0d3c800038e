import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileValues } from '../../../../src/mock/simulator/query/match-values.ts'
import { slowWildcard } from './slow-query.ts'

// Few characters, so that texts match often; two units, half of a pair, and what a pattern treats in its own way.
const character = fc.constantFrom('a', 'b', '*', '?', '\\', '\u{1F600}', '\uD83D', '\uDE00', '\n')
const text = fc.array(character, { maxLength: 6 }).map((characters) => characters.join(''))
const values = fc.array(
  fc.oneof(
    text,
    text.map((literal) => literal.replaceAll(/[*?\\]/g, '\\$&')),
  ),
  { maxLength: 8 },
)

test('compiled values match the texts that one of them matches', () => {
  fc.assert(
    fc.property(values, fc.array(text, { maxLength: 8 }), (patterns, texts) => {
      const compiled = compileValues(patterns)
      for (const one of [...texts, ...patterns]) {
        const expected = patterns.some((pattern) => slowWildcard(pattern, one))
        expect(compiled.test(one), JSON.stringify({ patterns, one })).toBe(expected)
      }
    }),
    { numRuns: 2000 },
  )
})

test('the texts of values without wildcards are exactly those that match', () => {
  fc.assert(
    fc.property(values, fc.array(text, { maxLength: 8 }), (patterns, texts) => {
      const compiled = compileValues(patterns)
      for (const one of texts) if (compiled.texts) expect(compiled.texts.has(one)).toBe(compiled.test(one))
      for (const one of compiled.texts ?? []) expect(compiled.test(one)).toBe(true)
    }),
  )
})

test.each<[values: string[], matching: string[], others: string[]]>([
  [[], [], ['', 'a']],
  [[''], [''], ['a']],
  [['web'], ['web'], ['web-1', 'we', 'WEB']],
  [['web*'], ['web', 'web-1'], ['we', 'aweb']],
  [['*web'], ['web', 'my-web'], ['webs']],
  [['a*a'], ['aa', 'aba'], ['a']],
  [['w?b*'], ['web', 'wob-1'], ['wb', 'wooob']],
  [['*'], ['', 'web'], []],
  [
    ['\\*', 'a\\?', 'b\\'],
    ['*', 'a?', 'b\\'],
    ['x', 'ab', 'b'],
  ],
  [['\uD83D\\\uDE00', '\uD83D*'], ['\uD83Da'], ['\u{1F600}', '\u{1F600}a']],
  [
    ['web', 'db*', '?x'],
    ['web', 'db', 'db-1', 'ax'],
    ['web1', 'd', 'x', 'aax'],
  ],
])('%j', (patterns, matching, others) => {
  const { test: matches } = compileValues(patterns)
  expect([matching.map(matches), others.map(matches)]).toEqual([matching.map(() => true), others.map(() => false)])
})
