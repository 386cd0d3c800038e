// Puts into README.md and RECIPES.md what stands elsewhere, so that it stays true: `npm run readme`. A comment names the file of a
// snippet, or the file and export of a table.
import { readFileSync, writeFileSync } from 'node:fs'
import { oddRequests, oddResponses } from '../test/odd-input/rows.ts'

export function withSnippets(readme) {
  return readme
    .replace(/(<!-- (\S+) -->\n```ts\n)[^`]*?(?=```\n)/g, (_, start, path) => start + readFileSync(path, 'utf8'))
    .replace(
      /(<!-- test\/odd-input\/rows\.ts (\w+) -->\n\n)(?:\|.*\n)*/g,
      (_, start, name) => start + table(tables[name]),
    )
    .replace(/(<!-- bench\/results\.md -->\n\n)(?:\|.*\n)*/g, (_, start) => start + figures())
}

const tables = { oddRequests, oddResponses }

function table(rows) {
  const lines = rows.map(({ what, answer }) => `| ${what} | ${answer} |\n`)
  return `| what comes | what happens |\n| --- | --- |\n${lines.join('')}`
}

/** The rows of the bench that stand for the others, without their goals. */
function figures() {
  const [measured] = readFileSync('bench/results.md', 'utf8').split('## How the cost grows')
  const sizes = [
    'typical',
    'CreateImage',
    'DescribeImages, 100 kB',
    'one error',
    'handle, typical input',
    'size',
    '---',
  ]
  sizes.push('import, first CreateImage')
  const rows = [...measured.matchAll(/^\|.*\n/gm)].map(([row]) => row.split(' | '))
  return rows
    .filter(([, size]) => sizes.includes(size))
    .map((row) => `${row.slice(0, 5).join(' | ')} |\n`)
    .join('')
}

export const documents = ['README.md', 'RECIPES.md']

if (process.argv[2] === 'write') {
  for (const path of documents) writeFileSync(path, withSnippets(readFileSync(path, 'utf8')))
}
