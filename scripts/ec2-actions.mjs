// Writes src/mock/simulator/actions/known-actions.ts from the commands of the AWS SDK: `node scripts/ec2-actions.mjs`.
import { writeFileSync } from 'node:fs'
import * as sdk from '@aws-sdk/client-ec2'

const byVerb = new Map()
for (const name of Object.keys(sdk).sort()) {
  const [, verb, rest] = /^([A-Z][a-z]+)(\w+)Command$/.exec(name) ?? []
  if (verb) byVerb.set(verb, [...(byVerb.get(verb) ?? []), rest])
}
const lines = [...byVerb].map(([verb, rests]) => `  ${verb}:\n    '${rests.join(' ')}',`)

writeFileSync(
  'src/mock/simulator/actions/known-actions.ts',
  `/** Tells whether EC2 has an action of that name. */
export function isEc2Action(name: string): boolean {
  const [, verb = '', rest = ''] = /^([A-Z][a-z]+)(\\w+)$/.exec(name) ?? []
  return Object.hasOwn(actions, verb) && \` \${actions[verb]} \`.includes(\` \${rest} \`)
}

/**
 * EC2's actions, by their first words; written by scripts/ec2-actions.mjs.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Operations.html
 */
const actions: Readonly<Record<string, string>> = {
${lines.join('\n')}
}
`,
)
