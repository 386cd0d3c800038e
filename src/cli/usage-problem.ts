/**
 * Words a message of Commander as all others: `error: unknown option '--prot'` and `(Did you mean --port?)` in a second
 * line become one line that names the help.
 */
export function usageProblem(text: string, help: string): string {
  const [problem = '', ...hints] = text.trim().split('\n')
  const remedies = hints.map((hint) => hint.replace(/^\((.*)\)$/, '$1'))
  const sentence = problem.replace(/^error: /, '').replace(/\.?$/, '.')
  return [`Cannot read the arguments: ${sentence}`, ...remedies, `See ${help}.`].join(' ')
}
