// The code under test: a function of an application that creates an image each night.
import { CreateImage, fromResponse, isEc2ServiceError, toRequest } from 'ec2wire'

export async function backUp(InstanceId: string, day: string): Promise<string> {
  const request = toRequest(CreateImage, { InstanceId, Name: `backup ${day}`, NoReboot: true }, { region: 'us-east-1' })
  try {
    return (await fromResponse(CreateImage, await fetch(request))).ImageId
  } catch (error) {
    if (isEc2ServiceError(error) && error.code === 'InvalidAMIName.Duplicate') return 'there already'
    throw error
  }
}
