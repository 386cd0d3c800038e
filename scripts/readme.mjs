// Puts the snippets into the README, each from the file that the comment before it names: `npm run readme`.
import { readFileSync, writeFileSync } from 'node:fs'

export function withSnippets(readme) {
  return readme.replace(
    /(<!-- (\S+) -->\n```ts\n)[^`]*?(?=```\n)/g,
    (_, start, path) => start + readFileSync(path, 'utf8'),
  )
}

if (process.argv[2] === 'write') writeFileSync('README.md', withSnippets(readFileSync('README.md', 'utf8')))
