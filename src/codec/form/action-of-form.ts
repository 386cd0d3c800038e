import { unescapeForm } from './percent-encoding.js'

/**
 * Returns the value of a form's first `Action`. Returns `undefined` if the form has none, or if the value cannot be
 * unescaped.
 */
export function actionOfForm(form: string): string | undefined {
  // Reads nothing else, so that a request with another mistake still finds its handler.
  const [, action] = actionParameter.exec(form) ?? []
  try {
    return action && unescapeForm(action)
  } catch {
    return undefined
  }
}

/** Returns whether a form has an `Action`, whatever its value is. */
export function hasAction(form: string): boolean {
  return actionParameter.test(form)
}

/** Each character of a name may be escaped. */
const actionParameter = /(?:^|&)(?:A|%41)(?:c|%63)(?:t|%74)(?:i|%69)(?:o|%6[Ff])(?:n|%6[Ee])=([^&]*)/
