// boto3 and the AWS CLI against the simulator on a port: the whole life of an image, signed and verified.
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { simulateEc2 } from 'ec2wire/mock'
import { serve } from 'ec2wire/mock/node'
import { afterAll, expect, test } from 'vitest'

const run = promisify(execFile)
const home = mkdtempSync(join(tmpdir(), 'ec2wire-port-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

const credentials = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
}
/** All that the clients get to see: no configuration, credentials or proxies of the machine. */
const env = {
  PATH: '/usr/bin:/bin',
  HOME: home,
  LC_ALL: 'C.UTF-8',
  AWS_ACCESS_KEY_ID: credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  AWS_DEFAULT_REGION: 'us-east-1',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_PAGER: '',
}

const boto3 = `
import sys, json, urllib.request
import boto3
from botocore.exceptions import ClientError
url = sys.argv[1]
ec2 = boto3.client('ec2', endpoint_url=url)

def steer(path, **body):
    request = urllib.request.Request(url + '/_ec2wire/' + path, json.dumps(body).encode(), {'content-type': 'application/json'})
    return json.load(urllib.request.urlopen(request))

def code_of(call, **given):
    try:
        call(**given)
    except ClientError as error:
        return [error.response['Error']['Code'], error.response['ResponseMetadata']['HTTPStatusCode']]

found = {}
pages = ec2.get_paginator('describe_instances').paginate(PaginationConfig={'PageSize': 5})
found['instances'] = [i['InstanceId'] for page in pages for r in page['Reservations'] for i in r['Instances']]
tags = [{'Key': 'purpose', 'Value': 'test'}]
specifications = [{'ResourceType': 'image', 'Tags': tags}, {'ResourceType': 'snapshot', 'Tags': tags}]
steer('fail', action='CreateImage', failure='RequestLimitExceeded', times=1)
image = ec2.create_image(InstanceId='i-1234567890abcdef0', Name='by boto3', NoReboot=True, TagSpecifications=specifications)
found['retries'] = image['ResponseMetadata']['RetryAttempts']
ids = [image['ImageId']]
found['pending'] = ec2.describe_images(ImageIds=ids)['Images'][0]['State']
steer('advance', milliseconds=60000)
ec2.get_waiter('image_available').wait(ImageIds=ids)
found['duplicate'] = code_of(ec2.create_image, InstanceId='i-1234567890abcdef0', Name='by boto3')
found['dryRun'] = code_of(ec2.deregister_image, ImageId=ids[0], DryRun=True)
ec2.create_tags(Resources=ids, Tags=[{'Key': 'Stage', 'Value': 'prod'}])
ec2.delete_tags(Resources=ids, Tags=[{'Key': 'purpose'}])
found['tagged'] = [i['ImageId'] for i in ec2.describe_images(Filters=[{'Name': 'tag:Stage', 'Values': ['pr*']}])['Images']] == ids
snapshots = [s['SnapshotId'] for s in ec2.describe_snapshots(OwnerIds=['self'])['Snapshots']]
found['inUse'] = code_of(ec2.delete_snapshot, SnapshotId=snapshots[0])
ec2.deregister_image(ImageId=ids[0])
for snapshot in snapshots:
    ec2.delete_snapshot(SnapshotId=snapshot)
found['left'] = [len(ec2.describe_images(ImageIds=ids)['Images']), len(ec2.describe_snapshots(OwnerIds=['self'])['Snapshots'])]
print(json.dumps(found))
`

test('boto3', async () => {
  const ec2 = simulateEc2({ credentials, pending: 60_000 })
  await using server = await serve(ec2)
  const { stdout } = await run('/usr/bin/python3', ['-c', boto3, server.url], { env })
  expect(JSON.parse(stdout)).toEqual({
    instances: [...ec2.instances.keys()],
    retries: 1,
    pending: 'pending',
    duplicate: ['InvalidAMIName.Duplicate', 400],
    dryRun: ['DryRunOperation', 412],
    tagged: true,
    inUse: ['InvalidSnapshot.InUse', 400],
    left: [0, 0],
  })
  expect([ec2.images.size, ec2.snapshots.size]).toEqual([0, 0])
  expect(ec2.calls().filter(({ note }) => note !== undefined)).toEqual([])
}, 60_000)

test('the AWS CLI', async () => {
  const ec2 = simulateEc2({ credentials, pending: { polls: 1 } })
  await using server = await serve(ec2)
  const aws = async (...args: string[]) =>
    (
      await run('/usr/bin/aws', ['--endpoint-url', server.url, '--output', 'text', 'ec2', ...args], { env })
    ).stdout.trim()

  const instance = await aws(
    'describe-instances',
    '--filters',
    'Name=tag:Name,Values=data*',
    '--query',
    'Reservations[].Instances[].InstanceId',
  )
  const create = ['create-image', '--instance-id', instance, '--name', 'by the CLI', '--no-reboot']
  const id = await aws(...create, '--tag-specifications', 'ResourceType=image,Tags=[{Key=purpose,Value=test}]')
  expect([...ec2.images.keys()]).toEqual([id])
  expect(await aws('describe-images', '--image-ids', id, '--query', 'Images[].State')).toBe('pending')
  await aws('wait', 'image-available', '--image-ids', id)
  const filters = ['--filters', 'Name=tag:purpose,Values=test', 'Name=state,Values=available']
  expect(await aws('describe-images', '--owners', 'self', ...filters, '--query', 'Images[].ImageId')).toBe(id)
  await expect(aws(...create)).rejects.toThrow(
    `An error occurred (InvalidAMIName.Duplicate) when calling the CreateImage operation: AMI name by the CLI is already in use by AMI ${id}`,
  )
  await aws('deregister-image', '--image-id', id)
  const snapshots = await aws('describe-snapshots', '--owner-ids', 'self', '--query', 'Snapshots[].SnapshotId')
  for (const snapshot of snapshots.split(/\s+/)) await aws('delete-snapshot', '--snapshot-id', snapshot)
  expect([ec2.images.size, ec2.snapshots.size]).toEqual([0, 0])
  expect(ec2.calls().filter(({ note }) => note !== undefined)).toEqual([])
}, 120_000)
