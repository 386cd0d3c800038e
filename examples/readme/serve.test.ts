import { CreateImageCommand, EC2Client } from '@aws-sdk/client-ec2'
import { serve } from 'ec2wire/mock/node'
import { simulateEc2 } from 'ec2wire/simulator'
import { expect, test } from 'vitest'

const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' }

test('a client creates an image, and the server checks its signature', async () => {
  const ec2 = simulateEc2({ credentials })
  await using server = await serve(ec2, { port: 0 }) // or call server.close() at the end
  const client = new EC2Client({ endpoint: server.url, region: 'us-east-1', credentials })
  const input = { InstanceId: 'i-1234567890abcdef0', Name: 'standard-web-server-v1.0' }
  const { ImageId } = await client.send(new CreateImageCommand(input))
  expect([...ec2.images.keys()]).toEqual([ImageId])
})
