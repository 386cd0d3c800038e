import { ec2Error } from '../../../../errors/ec2-error.js'
import type { Ec2ServiceError } from '../../../../errors/ec2-service-error.js'

/** Creates the error for a block device mapping that `CreateImage` does not accept. */
export function invalidMapping(text: string): Ec2ServiceError {
  return ec2Error('InvalidBlockDeviceMapping', text)
}
