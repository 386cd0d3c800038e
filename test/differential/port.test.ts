// What a test in another language does with the port: pages, retries after a planned failure, and moving the clock.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { simulateEc2 } from 'ec2wire/mock'
import { serve } from 'ec2wire/mock/node'
import { expect, test } from 'vitest'
import { credentials, env } from './environment.js'

const run = promisify(execFile)

const boto3 = `
import sys, json, urllib.request
import boto3
url = sys.argv[1]
ec2 = boto3.client('ec2', endpoint_url=url)

def steer(path, **body):
    request = urllib.request.Request(url + '/_ec2wire/' + path, json.dumps(body).encode(), {'content-type': 'application/json'})
    return json.load(urllib.request.urlopen(request))

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
found['available'] = ec2.describe_images(ImageIds=ids)['Images'][0]['State']
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
    available: 'available',
  })
  expect(ec2.calls().filter(({ note }) => note !== undefined)).toEqual([])
}, 60_000)
