import { unescapeForm } from './percent-encoding.js'

/**
 * Creates a function that returns the first value of a parameter in a form. It reads nothing else, so that a form with a
 * mistake elsewhere has the parameter, too. The function returns `undefined` if the form does not have the parameter, or
 * if its value cannot be unescaped.
 *
 * @param name Letters, digits and `-`. In the form, each may be escaped.
 */
export function formParameter(name: string): (form: string) => string | undefined {
  const escapable = Array.from(name, (char) => `(?:${char}|%${hexPattern(char)})`).join('')
  const pattern = new RegExp(`(?:^|&)${escapable}=([^&]*)`)
  return (form) => {
    const [, value] = pattern.exec(form) ?? []
    try {
      return value && unescapeForm(value)
    } catch {
      return undefined
    }
  }
}

/** The value of `Version`. */
export const versionOfForm = /* @__PURE__ */ formParameter('Version')

/** Matches the two hexadecimal digits of a character in either case. */
function hexPattern(char: string): string {
  return char
    .charCodeAt(0)
    .toString(16)
    .replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`)
}
