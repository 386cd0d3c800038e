// The rules of the house, as `npm run lint` checks them; CONTRIBUTING.md has the map. Imports only go down:
// errors <- schemas <- codec <- random, fixtures, mock <- inspect, vitest <- cli.
import { readFileSync } from 'node:fs'

const { exports: entries, bin } = JSON.parse(readFileSync('package.json', 'utf8'))

/** The sources of what a user can import or run. */
const entryPatterns = [...Object.values(entries).map((entry) => entry.default), ...Object.values(bin)]
  .filter((path) => path !== undefined)
  .map((path) => path.replace('./dist/', '^src/').replace(/\.js$/, '\\.ts$'))

/** Lower floors first. A room may import rooms of lower floors, rooms beside it where `beside` says so, and itself. */
const floors = [['errors'], ['schemas'], ['codec'], ['random', 'fixtures', 'mock'], ['inspect', 'vitest'], ['cli']]

/** Imports between rooms of one floor. */
const beside = { fixtures: ['random'], mock: ['random'] }

/** The only modules that may import msw. */
const mswModules = '^src/mock/(?:handle|simulate-ec2|index)\\.ts$'

/** The only modules that may import what Node has built in. */
const nodeRooms = '^src/(?:mock/node|cli)/'

const room = (...names) => `^src/(?:${names.join('|')})/`
const npm = (...names) => `node_modules/(?:${names.join('|')})/`

const floorRules = floors.flatMap((names, floor) =>
  names.map((name) => {
    const below = floors.slice(0, floor).flat()
    return {
      name: `floor-of-${name}`,
      comment: `src/${name} may import ${[...below, ...(beside[name] ?? [])].join(', ') || 'nothing of ours'} and itself.`,
      severity: 'error',
      from: { path: room(name) },
      to: { path: '^src/', pathNot: room(name, ...below, ...(beside[name] ?? [])) },
    }
  }),
)

export default {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'Two modules that import each other cannot be read one after the other. Types count, too.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...floorRules,
    {
      name: 'entry-without-mock',
      comment: 'The root entry is the codec, the actions and the errors.',
      severity: 'error',
      from: { path: '^src/index\\.ts$' },
      to: { path: '^src/', pathNot: room('errors', 'schemas', 'codec') },
    },
    {
      name: 'simulator-without-port',
      comment: 'What runs in browsers and workers does not know of ports.',
      severity: 'error',
      from: { path: '^src/mock/', pathNot: '^src/mock/node/' },
      to: { path: '^src/mock/node/' },
    },
    {
      name: 'node-built-ins',
      comment: 'Everything but src/mock/node and src/cli runs in browsers and workers.',
      severity: 'error',
      from: { path: '^src/', pathNot: nodeRooms },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'msw',
      comment: 'Whoever does not use MSW need not have it: the simulator, its fetch and the port work without it.',
      severity: 'error',
      from: { path: '^src/', pathNot: mswModules },
      to: { path: npm('msw', 'msw2') },
    },
    {
      name: 'msw-modules',
      comment: 'What imports msw is imported by the entries ec2wire/mock only.',
      severity: 'error',
      from: { path: '^src/', pathNot: mswModules },
      to: { path: mswModules },
    },
    {
      name: 'fast-xml-parser',
      comment: 'The codec has its own reader; inspect reads XML without a schema.',
      severity: 'error',
      from: { path: '^src/', pathNot: room('inspect') },
      to: { path: npm('fast-xml-parser') },
    },
    {
      name: 'valibot',
      comment: 'Schemas are Valibot schemas. The codec and the errors work with the shapes made of them.',
      severity: 'error',
      from: { path: '^src/(?:errors|codec|random|vitest)/' },
      to: { path: npm('valibot'), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'command-line-packages',
      comment: 'A bundle for pages does not carry the command line.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/' },
      to: { path: npm('commander') },
    },
    {
      name: 'fast-check',
      comment: 'A test passes fast-check in, so that those who do not use it need not have it. Types are fine.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: npm('fast-check'), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-dev-dependency',
      comment: 'A user has no devDependencies; peers that are only types are the exception.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'unknown'], dependencyTypesNot: ['type-only', 'npm-peer'] },
    },
    {
      name: 'unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-orphan',
      comment: 'A file that nothing imports, and that imports nothing, is left over.',
      severity: 'error',
      from: { orphan: true, path: '^src/' },
      to: {},
    },
    {
      name: 'not-reached',
      comment: 'A file that no entry of package.json reaches is left over.',
      severity: 'error',
      from: { path: entryPatterns },
      to: { path: '^src/', pathNot: entryPatterns, reachable: false },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}
