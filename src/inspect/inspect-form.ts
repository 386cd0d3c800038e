import { decodeRequest } from '../codec/decode-request.js'
import { commonParameters } from '../codec/form/common-parameters.js'
import { unescapeForm } from '../codec/form/percent-encoding.js'
import { isEc2ServiceError } from '../errors/ec2-service-error.js'
import { quote } from '../errors/printable.js'
import { isSecretName, redacted } from '../mock/simulator/auth/redact.js'
import { formToJson, type Parameter } from './form-to-json.js'
import { knownOperation } from './known-operation.js'

/** A request. */
export interface RequestInspection {
  readonly kind: 'request'
  readonly action: string
  /** There is no schema for the action: every value of the input is a string. */
  readonly schema?: false
  /** The decoded input. */
  readonly input: unknown
  /** The parameters of the signature whose values are left out. */
  readonly redacted?: readonly string[]
}

/**
 * Inspects a form or a URL with a form.
 *
 * @throws Error if the text has no action, if it is not percent-encoded UTF-8, or if EC2 would not accept the request.
 */
export function inspectForm(text: string): RequestInspection {
  const form = text.replace(/^(?:https?:\/\/[^?]*)?\?/, '')
  const parameters = parametersOf(form)
  const action = parameters.find(([name]) => name === 'Action')?.[1]
  if (action === undefined) {
    throw new Error(
      'Cannot decode the input: Action is missing; expected a form with an Action, a curl command, XML, or a HAR file.',
    )
  }
  const operation = knownOperation(action)
  const hidden = new Set(parameters.map(([name]) => name).filter(isSigningSecret))
  return {
    kind: 'request',
    action: redacted(action),
    ...(operation
      ? { input: explained(() => decodeRequest(operation, form)) }
      : { schema: false, input: formToJson(parameters) }),
    ...(hidden.size > 0 && { redacted: [...hidden] }),
  }
}

/** Whether a parameter signs the request, with a value that must not be shown. The input does not have it. */
function isSigningSecret(name: string): boolean {
  return commonParameters.has(name) && isSecretName(name)
}

function parametersOf(form: string): Parameter[] {
  const pairs = form.split('&').filter((pair) => pair !== '')
  return pairs.map((pair) => {
    const [name = ''] = pair.split('=', 1)
    try {
      return [unescapeForm(name), unescapeForm(pair.slice(name.length + 1))]
    } catch {
      const problem = `the parameter ${quote(redacted(name))} has an invalid escape; expected percent-encoded UTF-8.`
      throw new Error(`Cannot decode the request: ${problem}`)
    }
  })
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
