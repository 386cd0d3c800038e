import {
  CreateImageCommand,
  CreateTagsCommand,
  DeleteSnapshotCommand,
  DeleteTagsCommand,
  DeregisterImageCommand,
  DescribeImagesCommand,
  DescribeSnapshotsCommand,
  EC2Client,
  paginateDescribeImages,
  paginateDescribeInstances,
  paginateDescribeSnapshots,
  waitUntilImageAvailable,
  waitUntilSnapshotCompleted,
} from '@aws-sdk/client-ec2'
import type { SimulatedEc2 } from 'ec2wire/mock'
import { expect } from 'vitest'

/** What the simulator has to be told, so that the flow takes no time. */
export const flowOptions = { pending: { polls: 1 } }

export const credentials = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
}

export const newClient = () => new EC2Client({ region: 'us-east-1', credentials })

/** The whole life of images, as the AWS SDK leads it: from the picker of instances to the last snapshot. */
export async function leadImagesThroughLife(ec2: SimulatedEc2, client = newClient()): Promise<void> {
  const waiter = { client, maxWaitTime: 20, minDelay: 1, maxDelay: 1 }

  const instances = []
  const running = { Filters: [{ Name: 'instance-state-name', Values: ['running', 'stopped', 'stopping'] }] }
  for await (const { Reservations = [] } of paginateDescribeInstances({ client, pageSize: 5 }, running)) {
    instances.push(...Reservations.flatMap(({ Instances = [] }) => Instances))
  }
  expect(instances.map(({ State }) => State?.Name)).toEqual(['running', 'running', 'stopped', 'stopping'])

  const ids: string[] = []
  for (const { InstanceId, Tags } of instances) {
    const { ImageId } = await client.send(
      new CreateImageCommand({
        InstanceId,
        Name: `backup of ${Tags?.[0]?.Value}`,
        Description: 'Made by a test',
        NoReboot: true,
        BlockDeviceMappings: [{ DeviceName: '/dev/sdg', Ebs: { VolumeSize: 10, VolumeType: 'gp3' } }],
        TagSpecifications: (['image', 'snapshot'] as const).map((ResourceType) => ({
          ResourceType,
          Tags: [{ Key: 'purpose', Value: 'test' }],
        })),
      }),
    )
    expect(ImageId).toMatch(/^ami-[0-9a-f]{17}$/)
    ids.push(ImageId ?? '')
  }

  const pending = await client.send(new DescribeImagesCommand({ ImageIds: ids.slice(0, 1) }))
  expect(pending.Images).toMatchObject([{ State: 'pending', SourceInstanceId: instances[0]?.InstanceId }])
  const available = await waitUntilImageAvailable(waiter, { ImageIds: ids })
  expect(available.state).toBe('SUCCESS')

  const pages: (string | undefined)[][] = []
  const own = { Owners: ['self'], Filters: [{ Name: 'tag:purpose', Values: ['te*'] }] }
  for await (const { Images = [] } of paginateDescribeImages({ client, pageSize: 3 }, own)) {
    pages.push(Images.map(({ ImageId }) => ImageId))
  }
  expect(pages).toEqual([ids.slice(0, 3), ids.slice(3)])

  // EC2 cuts the pages before the filters apply, so the paginator meets empty ones.
  const found: number[] = []
  const last = { Owners: ['self'], Filters: [{ Name: 'image-id', Values: ids.slice(3) }] }
  for await (const { Images = [] } of paginateDescribeImages({ client, pageSize: 2 }, last)) found.push(Images.length)
  expect(found).toEqual([0, 1, 0])

  const [first = ''] = ids
  await client.send(new CreateTagsCommand({ Resources: ids, Tags: [{ Key: 'Stage', Value: 'prod' }] }))
  await client.send(new DeleteTagsCommand({ Resources: [first], Tags: [{ Key: 'purpose' }] }))
  const tagged = await client.send(new DescribeImagesCommand({ Filters: [{ Name: 'tag-key', Values: ['purpose'] }] }))
  expect(tagged.Images?.map(({ ImageId }) => ImageId)).toEqual(ids.slice(1))

  const snapshots: string[] = []
  for await (const page of paginateDescribeSnapshots({ client, pageSize: 5 }, { OwnerIds: ['self'] })) {
    snapshots.push(...(page.Snapshots ?? []).map(({ SnapshotId = '' }) => SnapshotId))
  }
  expect(snapshots).toHaveLength(5)
  expect((await waitUntilSnapshotCompleted(waiter, { SnapshotIds: snapshots })).state).toBe('SUCCESS')

  await expect(client.send(new DeleteSnapshotCommand({ SnapshotId: snapshots[0] }))).rejects.toMatchObject({
    name: 'InvalidSnapshot.InUse',
  })
  await expect(
    client.send(new CreateImageCommand({ InstanceId: instances[0]?.InstanceId, Name: 'backup of web-server' })),
  ).rejects.toMatchObject({ name: 'InvalidAMIName.Duplicate', $metadata: { httpStatusCode: 400, attempts: 1 } })

  const withSnapshots = { ImageId: first, DeleteAssociatedSnapshots: true }
  const { DeleteSnapshotResults } = await client.send(new DeregisterImageCommand(withSnapshots))
  expect(DeleteSnapshotResults).toEqual([{ SnapshotId: snapshots[0], ReturnCode: 'success' }])
  for (const ImageId of ids.slice(1)) await client.send(new DeregisterImageCommand({ ImageId }))
  expect((await client.send(new DescribeImagesCommand({ ImageIds: ids }))).Images).toEqual([])
  await expect(client.send(new DeregisterImageCommand({ ImageId: first }))).rejects.toMatchObject({
    name: 'InvalidAMIID.Unavailable',
  })
  for (const SnapshotId of snapshots.slice(1)) await client.send(new DeleteSnapshotCommand({ SnapshotId }))
  const left = await client.send(new DescribeSnapshotsCommand({ OwnerIds: ['self'] }))
  expect(left.Snapshots).toEqual([])
  expect([ec2.images.size, ec2.snapshots.size]).toEqual([0, 0])
}
