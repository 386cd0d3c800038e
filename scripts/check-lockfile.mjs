// The lockfile must install the same from any registry: no addresses, an integrity for each package, nothing missing.
import { readFileSync } from 'node:fs'

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'))
const problems = []
for (const [path, entry] of Object.entries(packages)) {
  if ('resolved' in entry) problems.push(`${path} has an address`)
  if (path !== '' && !entry.link && !entry.integrity) problems.push(`${path} has no integrity`)
  for (const name of Object.keys({
    ...entry.dependencies,
    ...(path === '' ? entry.devDependencies : {}),
    ...entry.optionalDependencies,
  })) {
    const parents = path
      .split('/node_modules/')
      .map((_, index, parts) => parts.slice(0, index + 1).join('/node_modules/'))
    const places = ['', ...parents].map((parent) => `${parent ? `${parent}/` : ''}node_modules/${name}`)
    if (!places.some((place) => place in packages))
      problems.push(`${path || 'the project'} needs ${name}, which has no entry`)
  }
}
for (const problem of problems) console.error(`package-lock.json: ${problem}`)
console.log(`package-lock.json: ${Object.keys(packages).length} entries, ${problems.length} problems`)
process.exit(problems.length ? 1 : 0)
