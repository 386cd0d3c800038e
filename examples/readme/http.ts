// http.ts
import { CreateImage, DescribeImages, fromResponse, isLost, type Operation, toRequest } from 'ec2wire'

/** Creates one image, even if the response is lost. */
export async function createOneImage(InstanceId: string, Name: string): Promise<string> {
  try {
    return (await send(CreateImage, { InstanceId, Name })).ImageId
  } catch (error) {
    if (!isLost(error)) throw error
    // EC2 may have created the image, so look for it before you send CreateImage again.
    return (await findImage(Name)) ?? (await send(CreateImage, { InstanceId, Name })).ImageId
  }
}

async function findImage(Name: string): Promise<string | undefined> {
  const { Images } = await send(DescribeImages, { Owners: ['self'], Filters: [{ Name: 'name', Values: [Name] }] })
  return Images?.[0]?.ImageId
}

async function send<Input, Output>(operation: Operation<Input, Output>, input: NoInfer<Input>) {
  const request = toRequest(operation, input, { region: 'us-east-1' }) // sign it: see examples/fetch-client
  return fromResponse(operation, await fetch(request))
}
