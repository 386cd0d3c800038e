// The life of an image by the AWS SDK for JavaScript, version 2. Arguments: the URL, the folder of the SDK, the method,
// the version of the signature, the version of the API.
import { createRequire } from 'node:module'

const [url, folder, method, signatureVersion, apiVersion] = process.argv.slice(2)
const AWS = createRequire(`${folder}/`)('aws-sdk')
const Name = "web [1.0] (it's a/b_c@d-e)"
const ec2 = new AWS.EC2({ endpoint: url, region: 'us-east-1', signatureVersion, maxRetries: 0 })
// Today's releases have one model. Earlier ones sent the version of theirs.
ec2.api.apiVersion = apiVersion

function send(action, input) {
  const request = ec2[action](input)
  return (method === 'GET' ? request.toGet() : request).promise()
}

const codeOf = (action, input) =>
  send(action, input).then(
    () => 'success',
    (error) => error.code,
  )
const imageOf = async (id) => (await send('describeImages', { ImageIds: [id] })).Images[0]
const self = { OwnerIds: ['self'] }

const report = {}
const Filters = [{ Name: 'tag:Name', Values: ['data*'] }]
const { Reservations } = await send('describeInstances', { Filters })
const [InstanceId] = Reservations.flatMap(({ Instances }) => Instances.map(({ InstanceId }) => InstanceId))
report.instance = InstanceId
const { ImageId } = await send('createImage', { InstanceId, Name, NoReboot: true })
report.create = (await imageOf(ImageId)).State
await ec2.waitFor('imageAvailable', { ImageIds: [ImageId], $waiter: { delay: 0 } }).promise()
report.wait = (await imageOf(ImageId)).State
const Tags = [
  { Key: 'Stage', Value: 'prod & more' },
  { Key: 'purpose', Value: 'test' },
]
await send('createTags', { Resources: [ImageId], Tags })
await send('deleteTags', { Resources: [ImageId], Tags: [{ Key: 'purpose' }] })
report.tag = Object.fromEntries((await imageOf(ImageId)).Tags.map(({ Key, Value }) => [Key, Value]))
const found = await send('describeImages', {
  Owners: ['self'],
  Filters: [
    { Name: 'tag:Stage', Values: ['prod*'] },
    { Name: 'state', Values: ['available', 'failed'] },
  ],
})
report.filter = found.Images.map(({ Name }) => Name)
report.dryRun = await codeOf('deregisterImage', { ImageId, DryRun: true })
report.duplicate = await codeOf('createImage', { InstanceId, Name })
const { Snapshots } = await send('describeSnapshots', self)
await send('deregisterImage', { ImageId })
report.deregister = (await send('describeImages', { ImageIds: [ImageId] })).Images.length
for (const { SnapshotId } of Snapshots) await send('deleteSnapshot', { SnapshotId })
report.deleteSnapshot = (await send('describeSnapshots', self)).Snapshots.length
// Presigned, which this SDK does with version 4 only.
if (signatureVersion === 'v4') await fetch(await ec2.describeInstances({ Filters }).presign()).then((it) => it.text())
process.stdout.write(JSON.stringify(report))
