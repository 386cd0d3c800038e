import { imageNotFoundEarlier } from '../../errors/catalogue/texts-for-old-clients.js'
import { Ec2ServiceError } from '../../errors/ec2-service-error.js'

/**
 * Returns an error with the text that EC2 has for it in a version of the API.
 *
 * Recorded: under 2010-08-31, `InvalidAMIID.NotFound` has another text. Inferred: earlier versions have it, too, later ones
 * do not, and no other text changed.
 */
export function errorInVersion(error: Ec2ServiceError, version: string): Ec2ServiceError {
  if (version > '2010-08-31' || error.code !== 'InvalidAMIID.NotFound') return error
  const { code, message, status, requestId } = error
  const [, id] = /^The image id '\[(.*)\]' does not exist$/.exec(message) ?? []
  return id === undefined ? error : new Ec2ServiceError({ code, message: imageNotFoundEarlier(id), status, requestId })
}
