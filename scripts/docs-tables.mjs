// The tables of the pages, made of the facts that they show: the catalogue of errors, the schemas, doc comments, the
// rows of test/odd-input, the clients of test/differential and the results of the bench.
import { readFileSync } from 'node:fs'
import * as ec2wire from 'ec2wire'
import { simulateEc2 } from 'ec2wire/mock'
import { serviceErrors } from 'ec2wire/schemas'
import { clients, steps } from '../test/differential/life/clients.ts'
import { oddRequests, oddResponses } from '../test/odd-input/rows.ts'
import { documentationOf, membersOf, summaryOf } from './doc-comments.mjs'

/** Returns a table in Markdown. */
export function tableOf(kind, name) {
  if (!Object.hasOwn(tables, kind))
    throw new Error(`There is no table ${kind}; there are ${Object.keys(tables).join(', ')}.`)
  const [heads, rows] = tables[kind](name)
  if (rows.length === 0) throw new Error(`The table ${kind} ${name ?? ''} has no rows.`)
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.map(escaped).join(' | ')} |\n`).join('')
}

function escaped(cell) {
  return cell.replaceAll('|', '\\|')
}

const tables = {
  /** The options of an interface, with their types. */
  options: (name) => [
    ['option', 'type', 'what it does'],
    membersOf(name).map((member) => [`\`${member.name}\``, `\`${member.type}\``, member.text]),
  ],

  /** The members of an interface; functions with their parameters. */
  members: (name) => [['member', 'what it is'], membersOf(name).map(({ title, text }) => [`\`${title}\``, text])],

  errors: () => [
    ['code', 'status', 'a client may', "EC2's text", 'known from'],
    Object.entries(serviceErrors).map(([code, { evidence }]) => {
      const error = ec2wire.ec2Error(code)
      return [
        `\`${code}\``,
        String(error.status),
        reactionTo(error),
        error.message,
        `${evidence.mark}: ${evidence.source}`,
      ]
    }),
  ],

  actions: () => [['action', 'what it does'], [...operations().keys()].map((name) => [`\`${name}\``, summaryOf(name)])],

  /** The instances of a simulator without options. */
  instances: () => [
    ['ID', 'name', 'state', 'devices'],
    [...simulateEc2().instances.values()].map(({ InstanceId, Tags, State, BlockDeviceMappings }) => [
      `\`${InstanceId}\``,
      Tags.find(({ Key }) => Key === 'Name')?.Value ?? '',
      State.Name,
      BlockDeviceMappings.map(
        ({ DeviceName, Ebs }) => `\`${DeviceName}\` (${Ebs.VolumeSize} GiB ${Ebs.VolumeType})`,
      ).join(', '),
    ]),
  ],

  /** The members of a request at every depth. */
  input: (name) => [
    ['member', 'in the request', 'type', 'what it is'],
    inputRows(operations().get(name).shapes.input, `${name}Input`),
  ],

  /** The clients of other people that `npm run test:clients` runs. */
  clients: () => [
    ['client', 'package', 'how it sends requests', 'what it cannot do'],
    clients.map(({ name, npm, debian = [], ways, cannot, remark = '' }) => [
      name,
      npm ? `\`${npm}\` (npm)` : debian.map((name) => `\`${name}\``).join(', '),
      Object.keys(ways).join('; '),
      [...Object.entries(cannot).map(([step, reason]) => `${steps[step]}: ${reason}`), remark].join(' ').trim(),
    ]),
  ],

  odd: (name) => [['input', 'result'], { oddRequests, oddResponses }[name].map(({ what, answer }) => [what, answer])],

  bench: () => {
    const [heads, ...rows] = benchRows()
    return [heads, rows]
  },
}

/** The operations that ec2wire exports, by name. */
function operations() {
  const isOperation = (value) => typeof value === 'object' && 'action' in value && 'shapes' in value
  return new Map(Object.entries(ec2wire).filter(([, value]) => isOperation(value)))
}

function reactionTo({ throttling, retryable, clockSkew }) {
  if (throttling) return 'slow down, then retry'
  if (retryable) return 'retry'
  return clockSkew ? 'correct its clock, then retry' : ''
}

/** @param typeName The path to the structure's type: its name, then members. */
function inputRows(structure, typeName, path = [], wire = '', before = '') {
  return structure.members.flatMap(({ name, query, required, shape }) => {
    const inner = shape.kind === 'list' ? shape.item : shape
    const list = shape.kind === 'list'
    const title = `${before}${name}${list ? '[]' : ''}`
    const parameter = `${wire}${query}${list ? (wire.includes('.N') ? '.M' : '.N') : ''}`
    const text = documentationOf(typeName, [...path, name])
    const row = [`\`${title}\``, `\`${parameter}\``, typeOf(inner, list, required), text]
    if (inner.kind !== 'structure') return [row]
    return [row, ...inputRows(inner, typeName, [...path, name], `${parameter}.`, `${title}.`)]
  })
}

function typeOf(shape, list, required) {
  const names = {
    structure: 'object',
    integer: 'number',
    double: 'number',
    timestamp: 'Date',
    blob: 'Uint8Array',
    long: 'bigint',
  }
  const one = shape.options
    ? shape.options.map((option) => `'${option}'`).join(' | ')
    : (names[shape.kind] ?? shape.kind)
  const type = list ? (one.includes('|') ? `(${one})[]` : `${one}[]`) : one
  return `\`${type}\`${required ? ', required' : ''}`
}

/** The rows of the bench that stand for the others, without their goals. */
function benchRows() {
  const [measured] = readFileSync('bench/results.md', 'utf8').split('## How the cost grows')
  const sizes = ['size', 'typical', 'CreateImage', 'DescribeImages, 100 kB', 'one error', 'handle, typical input']
  sizes.push('import, first CreateImage')
  return [...measured.matchAll(/^\|(.*)\|$/gm)]
    .map(([, row]) => row.split(' | ').map((cell) => cell.trim()))
    .filter(([, size]) => sizes.includes(size))
    .map((row) => row.slice(0, 5))
}
