import { CreateImage, CreateTags, DeleteSnapshot, DeleteTags, DeregisterImage } from 'ec2wire'
import { documentOf, type RecordedResponse, RequestId } from './recorded.ts'

const isTrue = (version: string, action: string) => documentOf(action, version, '    <return>true</return>')

/** The answers of the actions that describe nothing. */
export const smallAnswers: readonly RecordedResponse[] = [
  {
    name: 'CreateImage of 2010',
    operation: CreateImage,
    xml: documentOf('CreateImage', '2010-08-31', '    <imageId>ami-1a2b3c4d</imageId>'),
    output: { RequestId, ImageId: 'ami-1a2b3c4d' },
  },
  {
    name: 'CreateImage of today',
    operation: CreateImage,
    xml: documentOf('CreateImage', '2016-11-15', '    <imageId>ami-1234567890abcdef0</imageId>'),
    output: { RequestId, ImageId: 'ami-1234567890abcdef0' },
    isSameWhenEncoded: true,
  },
  ...[CreateTags, DeleteTags, DeregisterImage, DeleteSnapshot].flatMap((operation) =>
    ['2010-08-31', '2012-12-01', '2014-10-01', '2016-11-15'].map((version) => ({
      name: `${operation.action} of version ${version}`,
      operation,
      xml: isTrue(version, operation.action),
      output: { RequestId, Return: true },
      isSameWhenEncoded: version === '2016-11-15',
    })),
  ),
  {
    name: 'DeregisterImage with the snapshots',
    operation: DeregisterImage,
    xml: documentOf(
      'DeregisterImage',
      '2016-11-15',
      `
    <return>true</return>
    <deleteSnapshotResultSet>
        <item>
            <snapshotId>snap-1234567890abcdef0</snapshotId>
            <returnCode>success</returnCode>
        </item>
        <item>
            <snapshotId>snap-066877671789bd71b</snapshotId>
            <returnCode>skipped</returnCode>
        </item>
    </deleteSnapshotResultSet>`,
    ),
    output: {
      RequestId,
      Return: true,
      DeleteSnapshotResults: [
        { SnapshotId: 'snap-1234567890abcdef0', ReturnCode: 'success' },
        { SnapshotId: 'snap-066877671789bd71b', ReturnCode: 'skipped' },
      ],
    },
    isSameWhenEncoded: true,
  },
]
