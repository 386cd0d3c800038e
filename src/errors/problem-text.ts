/** The longest list of accepted values that stands before a remedy. */
const longest = 200

/**
 * Says what was found and what is accepted: `Name is the number 5; expected a string.` Behind a long list nobody would
 * see the remedy, so it comes first then.
 *
 * @param remedy With a leading space: ` Did you mean ImageId?`
 */
export function problemText(subject: string, found: string, accepted: string, remedy = ''): string {
  return remedy && accepted.length > longest
    ? `${subject} is ${found}.${remedy} Expected ${accepted}.`
    : `${subject} is ${found}; expected ${accepted}.${remedy}`
}
