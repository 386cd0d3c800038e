import { CreateImage, ec2Error, fromResponse, toRequest } from 'ec2wire'
import { networkError, sequence, simulateEc2 } from 'ec2wire/simulator'
import { expect, test } from 'vitest'

test('throttled, then disconnected, then answered', async () => {
  const ec2 = simulateEc2()
  ec2.fail(CreateImage, sequence(ec2Error('RequestLimitExceeded'), networkError()), { times: 2 })
  const input = { InstanceId: 'i-1234567890abcdef0', Name: 'web-server-v1.0' }
  const send = async () => ec2.fetch(toRequest(CreateImage, input, { region: 'us-east-1' }))

  await expect(fromResponse(CreateImage, await send())).rejects.toThrow('Request limit exceeded.')
  await expect(send()).rejects.toThrow(TypeError)
  expect(await fromResponse(CreateImage, await send())).toHaveProperty('ImageId')
})
