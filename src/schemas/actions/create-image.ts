import * as v from 'valibot'
import { malformedImageName } from '../../errors/catalogue/texts.js'
import { ec2Issue, ec2Rule, ec2ValueIssue } from '../define/ec2-issue.js'
import { defineOperation, type Operation, type ResponseMetadata } from '../define/operation.js'
import { resourceId, wireName } from '../define/wire-metadata.js'
import { BlockDeviceMapping, repeatedDeviceProblem } from '../types/block-device-mapping.js'
import { InstanceId } from '../types/resource-ids.js'
import { ImageTagSpecification } from '../types/tag.js'

/**
 * The request of `CreateImage`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateImage.html
 */
export const CreateImageInput = v.strictObject({
  /** The ID of the instance. It must be running, stopping or stopped. */
  InstanceId,
  /**
   * A name for the new image, unique in the account and Region: 3 to 128 letters, digits, parentheses, square
   * brackets, spaces, periods, slashes, dashes, single quotes, at-signs or underscores.
   */
  Name: v.pipe(
    v.string(),
    v.regex(/^[A-Za-z0-9()[\] ./\-'@_]{3,128}$/, ec2Issue('InvalidAMIName.Malformed', malformedImageName)),
  ),
  /** A description for the new image, at most 255 characters. */
  Description: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^.{0,255}$/s, ec2ValueIssue('description', 'The value cannot exceed 255 characters')),
      // Seen from EC2 for other descriptions. Inferred for this one.
      v.regex(/^\p{ASCII}*$/u, ec2ValueIssue('description', 'Character sets beyond ASCII are not supported.')),
    ),
  ),
  /** Whether to create the image without a reboot of the instance. The file systems may be inconsistent. Default `false`. */
  NoReboot: v.optional(v.boolean()),
  /** The block device mappings. For an existing volume, you can change only `DeleteOnTermination`. */
  BlockDeviceMappings: v.optional(
    v.pipe(
      v.array(BlockDeviceMapping),
      ec2Rule<BlockDeviceMapping[]>(repeatedDeviceProblem),
      wireName({ query: 'BlockDeviceMapping', xml: 'blockDeviceMapping' }),
    ),
  ),
  /** The tags for the image (`ResourceType: 'image'`), its snapshots (`'snapshot'`), or both. */
  TagSpecifications: v.optional(v.pipe(v.array(ImageTagSpecification), wireName({ query: 'TagSpecification' }))),
  /** Where EC2 stores the snapshots of an instance in a Local Zone: `local`, or `regional` for the parent Region. Default `regional`. */
  SnapshotLocation: v.optional(
    v.picklist(['regional', 'local'], ec2ValueIssue('snapshotLocation', 'Expected regional or local.')),
  ),
  /** The boot mode of the new image. Default: the boot mode of the instance. */
  BootModeOverride: v.optional(v.picklist(['uefi'], ec2ValueIssue('bootModeOverride', 'Expected uefi.'))),
  /** Only checks the permissions: EC2 answers `DryRunOperation` or `UnauthorizedOperation`. */
  DryRun: v.optional(v.boolean()),
})

export interface CreateImageInput extends v.InferOutput<typeof CreateImageInput> {}

/**
 * The response of `CreateImage`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateImage.html
 */
export const CreateImageOutput = v.strictObject({
  /** The ID of the new image. */
  ImageId: v.pipe(v.string(), resourceId('ami')),
})

export interface CreateImageOutput extends v.InferOutput<typeof CreateImageOutput>, ResponseMetadata {}

/**
 * Creates an Amazon EBS-backed image from an instance that is running, stopping or stopped. The action has no
 * idempotency token: a retry after a lost response gets `InvalidAMIName.Duplicate`.
 *
 * @example
 * encodeRequest(CreateImage, { InstanceId: 'i-1234567890abcdef0', Name: 'standard-web-server-v1.0' })
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateImage.html
 */
export const CreateImage: Operation<CreateImageInput, CreateImageOutput> = /* @__PURE__ */ defineOperation({
  action: 'CreateImage',
  input: CreateImageInput,
  output: CreateImageOutput,
})
