// Keeps the pages true: puts the files of examples/, the help of the command line and generated tables into README.md and
// docs/*.md. A comment above a code block or table says what belongs there. `npm run readme` builds and writes;
// test/readme.test.ts compares.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tableOf } from './docs-tables.mjs'

/** All pages with snippets or tables. */
export const documents = [
  'README.md',
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
]

/** Returns the page with its snippets and tables as they must be now. */
export function generated(page) {
  return page
    .replace(
      /(<!-- (examples\/\S+) -->\n```\w+\n)[\s\S]*?(?=^```$)/gm,
      (_, start, path) => start + readFileSync(path, 'utf8'),
    )
    .replace(/(<!-- help: (\w+) -->\n```text\n)[\s\S]*?(?=^```$)/gm, (_, start, command) => start + helpOf(command))
    .replace(
      /(<!-- table: (\w+)(?: (\S+))? -->)\n+(?:\|.*\n)*\n*/g,
      (_, comment, kind, name) => `${comment}\n\n${tableOf(kind, name)}\n`,
    )
    .replace(/\n+$/, '\n')
}

/** The help as a shell shows it. */
function helpOf(command) {
  return execFileSync(process.execPath, ['dist/cli/main.js', command, '--help'], { encoding: 'utf8' })
}

if (process.argv[2] === 'write') {
  for (const path of documents) writeFileSync(path, generated(readFileSync(path, 'utf8')))
}
