import { CreateImage, decodeRequest, decodeResponse, encodeRequest } from 'ec2wire'

export const body = encodeRequest(CreateImage, {
  InstanceId: 'i-1234567890abcdef0',
  Name: 'standard-web-server-v1.0',
  TagSpecifications: [{ ResourceType: 'image', Tags: [{ Key: 'purpose', Value: 'test' }] }],
}) // 'Action=CreateImage&Version=2016-11-15&InstanceId=i-1234567890abcdef0&Name=…&TagSpecification.1.ResourceType=image&…'

export const input = decodeRequest(CreateImage, body) // a server reads the same object
export const output = decodeResponse(
  CreateImage,
  '<CreateImageResponse><imageId>ami-4fa54026</imageId></CreateImageResponse>',
)
