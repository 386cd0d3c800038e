import { CreateImage, ec2Error } from 'ec2wire'
import { handle, networkError, sequence } from 'ec2wire/mock'

const ImageId = 'ami-0123456789abcdef0'

export const handlers = [
  handle(CreateImage, { ImageId }),
  handle(CreateImage, ({ input }) => (input.Name === 'taken' ? ec2Error('InvalidAMIName.Duplicate') : { ImageId })),
  handle(CreateImage, sequence(ec2Error('RequestLimitExceeded'), networkError(), { ImageId })),
  handle(CreateImage), // generates an ID
]
