import {
  CreateImage,
  CreateTags,
  DeregisterImage,
  DescribeImages,
  DescribeInstances,
  DescribeSnapshots,
  ec2Error,
  encodeRequest,
} from 'ec2wire'
import { networkError, simulateEc2, truncated } from 'ec2wire/mock'
import { expect, test } from 'vitest'
import { newYear } from './caller.js'

const database = 'i-0598c7d356eba48d7'

/** What a client sees of a run with everything that is drawn, and of the time that passes. */
async function transcript(seed: number): Promise<string> {
  const ec2 = simulateEc2({
    seed,
    clock: newYear,
    pending: 60_000,
    latency: { median: 1, p95: 2 },
    images: [{ Name: 'base' }],
  })
  ec2.fail(CreateImage, networkError(), { rate: 0.5, effect: 'after' })
  ec2.fail(DescribeSnapshots, ec2Error('RequestLimitExceeded'), { rate: 0.5 })
  ec2.fail(DescribeInstances, truncated())
  let text = ''
  const send = async (body: string) => {
    text += `> ${body}\n`
    try {
      const response = await ec2.fetch('https://ec2.us-east-1.amazonaws.com/', { method: 'POST', body })
      const headers = [...response.headers].map(([name, value]) => `${name}: ${value}\n`)
      text += `${response.status}\n${headers.join('')}${await response.text()}\n\n`
    } catch (error) {
      text += `${error}\n\n`
    }
  }
  for (const Name of ['one', 'two', 'three', 'one']) {
    await send(encodeRequest(CreateImage, { InstanceId: database, Name }))
    await send(encodeRequest(DescribeSnapshots, { OwnerIds: ['self'] }))
    ec2.advance(30_000)
  }
  const [, ImageId = ''] = ec2.images.keys()
  await send(encodeRequest(CreateTags, { Resources: [ImageId], Tags: [{ Key: 'Name', Value: 'ä' }] }))
  await send(encodeRequest(DescribeInstances, {}))
  await send(encodeRequest(DescribeImages, { MaxResults: 2 }))
  await send(encodeRequest(DeregisterImage, { ImageId, DeleteAssociatedSnapshots: true }))
  await send(encodeRequest(DescribeImages, {}))
  return text
}

test('the same seed gives the same run, byte for byte, here as elsewhere', async () => {
  await expect(await transcript(7)).toMatchFileSnapshot('./same-run.txt')
})

test('another seed gives another run', async () => {
  expect(await transcript(8)).not.toBe(await transcript(7))
})
