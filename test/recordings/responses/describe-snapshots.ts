import { DescribeSnapshots } from 'ec2wire'
import { documentOf, type RecordedResponse, RequestId } from './recorded.ts'

const row = (name: string, version: string, members: string, output: object): RecordedResponse => ({
  name: `DescribeSnapshots: ${name}`,
  operation: DescribeSnapshots,
  xml: documentOf('DescribeSnapshots', version, members),
  output: { RequestId, ...output },
})

export const describeSnapshots: readonly RecordedResponse[] = [
  row('none', '2016-11-15', '    <snapshotSet/>', { Snapshots: [] }),

  row(
    'of 2010, under way and without a description',
    '2010-08-31',
    `
    <snapshotSet>
        <item>
            <snapshotId>snap-1a2b3c4d</snapshotId>
            <volumeId>vol-1a2b3c4d</volumeId>
            <status>pending</status>
            <startTime>2010-07-29T04:12:01.000Z</startTime>
            <progress>30%</progress>
            <ownerId>111122223333</ownerId>
            <volumeSize>15</volumeSize>
            <description/>
        </item>
    </snapshotSet>`,
    {
      Snapshots: [
        {
          SnapshotId: 'snap-1a2b3c4d',
          VolumeId: 'vol-1a2b3c4d',
          State: 'pending',
          StartTime: new Date('2010-07-29T04:12:01.000Z'),
          Progress: '30%',
          OwnerId: '111122223333',
          VolumeSize: 15,
          Description: '',
        },
      ],
    },
  ),

  row(
    'full, with milliseconds, tags, a failed copy and a next page',
    '2016-11-15',
    `
    <snapshotSet>
        <item>
            <snapshotId>snap-1234567890abcdef0</snapshotId>
            <volumeId>vol-049df61146c4d7901</volumeId>
            <status>completed</status>
            <startTime>2026-01-01T00:00:24.241Z</startTime>
            <progress>100%</progress>
            <ownerId>123456789012</ownerId>
            <volumeSize>8</volumeSize>
            <description>Created by CreateImage(i-1234567890abcdef0) for ami-1234567890abcdef0</description>
            <tagSet>
                <item>
                    <key>Name</key>
                    <value>web server</value>
                </item>
                <item>
                    <key>empty</key>
                    <value/>
                </item>
            </tagSet>
            <encrypted>false</encrypted>
            <storageTier>standard</storageTier>
            <completionTime>2026-01-01T00:01:17.905Z</completionTime>
            <fullSnapshotSizeInBytes>2147483648</fullSnapshotSizeInBytes>
        </item>
        <item>
            <snapshotId>snap-066877671789bd71b</snapshotId>
            <volumeId>vol-ffffffff</volumeId>
            <status>error</status>
            <statusMessage>Given key ID is not accessible</statusMessage>
            <startTime>2026-01-01T00:00:00.007Z</startTime>
            <progress>0%</progress>
            <ownerId>123456789012</ownerId>
            <ownerAlias>amazon</ownerAlias>
            <volumeSize>16384</volumeSize>
            <description>[Copied snap-1234567890abcdef0 from us-west-2]</description>
            <encrypted>true</encrypted>
            <kmsKeyId>arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab</kmsKeyId>
            <dataEncryptionKeyId>dek-EXAMPLE-1234</dataEncryptionKeyId>
            <storageTier>archive</storageTier>
            <sseType>sse-kms</sseType>
            <transferType>time-based</transferType>
            <completionDurationMinutes>30</completionDurationMinutes>
        </item>
    </snapshotSet>
    <nextToken>AAMA-example</nextToken>`,
    {
      Snapshots: [
        {
          SnapshotId: 'snap-1234567890abcdef0',
          VolumeId: 'vol-049df61146c4d7901',
          State: 'completed',
          StartTime: new Date('2026-01-01T00:00:24.241Z'),
          Progress: '100%',
          OwnerId: '123456789012',
          VolumeSize: 8,
          Description: 'Created by CreateImage(i-1234567890abcdef0) for ami-1234567890abcdef0',
          Tags: [
            { Key: 'Name', Value: 'web server' },
            { Key: 'empty', Value: '' },
          ],
          Encrypted: false,
          StorageTier: 'standard',
          CompletionTime: new Date('2026-01-01T00:01:17.905Z'),
          FullSnapshotSizeInBytes: 2_147_483_648,
        },
        {
          SnapshotId: 'snap-066877671789bd71b',
          VolumeId: 'vol-ffffffff',
          State: 'error',
          StateMessage: 'Given key ID is not accessible',
          StartTime: new Date('2026-01-01T00:00:00.007Z'),
          Progress: '0%',
          OwnerId: '123456789012',
          OwnerAlias: 'amazon',
          VolumeSize: 16_384,
          Description: '[Copied snap-1234567890abcdef0 from us-west-2]',
          Encrypted: true,
          KmsKeyId: 'arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab',
          DataEncryptionKeyId: 'dek-EXAMPLE-1234',
          StorageTier: 'archive',
          SseType: 'sse-kms',
          TransferType: 'time-based',
          CompletionDurationMinutes: 30,
        },
      ],
      NextToken: 'AAMA-example',
    },
  ),
]
