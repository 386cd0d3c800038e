import { toErrorResponse } from '../../codec/http/server.js'
import { Ec2ServiceError } from '../../errors/ec2-service-error.js'
import { formatValue } from '../../errors/format-value.js'

/** A request has a method that EC2 does not answer. */
export class MethodNotAllowed extends Error {}

/** @throws MethodNotAllowed if the method is neither GET nor POST. */
export function assertEc2Method({ method }: Request): void {
  if (method === 'GET' || method === 'POST') return
  throw new MethodNotAllowed(`Cannot call EC2: the method is ${formatValue(method)}; expected GET or POST.`)
}

/** Inferred: EC2 documents GET and POST only. Its response to other methods has not been seen. */
export function methodNotAllowed({ message }: MethodNotAllowed): Response {
  const response = toErrorResponse(new Ec2ServiceError({ code: 'MethodNotAllowed', message, status: 405 }))
  response.headers.set('allow', 'GET, POST')
  return response
}
