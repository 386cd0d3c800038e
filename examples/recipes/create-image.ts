// create-image.ts
import { CreateImage, fromResponse, toRequest } from 'ec2wire'

/** Creates an image with any `fetch`. */
export async function createImage(
  Name: string,
  send: (request: Request) => Promise<Response> = fetch,
): Promise<string> {
  const input = { InstanceId: 'i-1234567890abcdef0', Name, NoReboot: true }
  const { ImageId } = await fromResponse(
    CreateImage,
    await send(toRequest(CreateImage, input, { region: 'us-east-1' })),
  )
  return ImageId
}
