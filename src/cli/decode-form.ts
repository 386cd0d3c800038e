import { decodeRequest } from '../codec/decode-request.js'
import { isEc2ServiceError } from '../errors/ec2-service-error.js'
import { isSigningParameter } from '../mock/simulator/auth/redact.js'
import { formToJson } from './form-to-json.js'
import { knownOperation } from './operations.js'

/**
 * Decodes a form or a URL with a form. A request of an action without a schema has `schema: false`.
 *
 * @throws Error if the text has no action, or if EC2 would not accept the request.
 */
export function decodeForm(text: string): object {
  const form = text.replace(/^(?:https?:\/\/[^?]*)?\?/, '')
  const parameters = new URLSearchParams(form)
  const action = parameters.get('Action')
  if (action === null) {
    throw new Error('Cannot decode the input: Action is missing; expected a form with an Action, XML, or a HAR file.')
  }
  const operation = knownOperation(action)
  const hidden = [...new Set(parameters.keys())].filter(isSigningParameter)
  return {
    action,
    ...(operation
      ? { input: explained(() => decodeRequest(operation, form)) }
      : { schema: false, input: formToJson(parameters) }),
    ...(hidden.length > 0 && { redacted: hidden }),
  }
}

/** Adds the code to an error of EC2. */
function explained<T>(decode: () => T): T {
  try {
    return decode()
  } catch (error) {
    if (!isEc2ServiceError(error)) throw error
    throw new Error(`Cannot decode the request; EC2 would return ${error.code}: ${error.message}`, { cause: error })
  }
}
