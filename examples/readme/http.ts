import { CreateImage, fromResponse, isEc2ServiceError, isRetryable, toRequest } from 'ec2wire'

export async function createImage(InstanceId: string, Name: string): Promise<string> {
  const request = toRequest(CreateImage, { InstanceId, Name }, { region: 'us-east-1' }) // sign it: see examples/fetch-client
  try {
    const { ImageId } = await fromResponse(CreateImage, await fetch(request))
    return ImageId
  } catch (error) {
    if (isEc2ServiceError(error)) console.error(error.code, error.status, error.requestId)
    if (isRetryable(error)) console.error('Look whether the image is there before you try again.')
    throw error
  }
}
