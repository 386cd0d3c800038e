import * as v from 'valibot'
import { resourceId, wireName } from '../define/wire-metadata.js'
import { type BlockDeviceMapping, blockDeviceMapping, ebsBlockDevice } from './block-device-mapping.js'
import { ProductCode } from './product-code.js'
import { ResourceTag } from './resource-tag.js'
import { StateReason } from './state-reason.js'

/** A device of an image as EC2 describes it, whatever holds in requests: gp2 volumes, for one, have `Iops`. */
export const ImageBlockDeviceMapping: v.GenericSchema<BlockDeviceMapping> = v.strictObject({
  ...blockDeviceMapping.entries,
  Ebs: v.optional(ebsBlockDevice),
})

const imageWatermark = v.strictObject({
  /** The account of who made the watermark, a colon, and the watermark's name. */
  WatermarkKey: v.optional(v.string()),
  /** The Region of the image that got the watermark at first. */
  SourceImageRegion: v.optional(v.string()),
  /** The ID of the image that got the watermark at first. */
  SourceImageId: v.optional(v.pipe(v.string(), resourceId('ami'))),
  /** When that image was made. */
  SourceImageCreationTime: v.optional(v.date()),
  /** When that image got the watermark. */
  WatermarkCreationTime: v.optional(v.date()),
})

export interface ImageWatermark extends v.InferOutput<typeof imageWatermark> {}

/**
 * A mark that an image hands on to its copies.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ImageWatermark.html
 */
export const ImageWatermark: v.GenericSchema<ImageWatermark> = imageWatermark

const scanResults = v.strictObject({
  /** The highest severity among the findings, whether or not there is a fix. */
  HighestFindingSeverityLabel: v.optional(v.picklist(['informational', 'low', 'medium', 'high', 'critical'])),
  /** When the image was scanned last. */
  FindingScanDate: v.optional(v.date()),
  /** Since when there is a fix for an informational finding. */
  InformationalFixAvailableSince: v.optional(v.date()),
  /** Since when there is a fix for a finding of low severity. */
  LowFixAvailableSince: v.optional(v.date()),
  /** Since when there is a fix for a finding of medium severity. */
  MediumFixAvailableSince: v.optional(v.date()),
  /** Since when there is a fix for a finding of high severity. */
  HighFixAvailableSince: v.optional(v.date()),
  /** Since when there is a fix for a critical finding. */
  CriticalFixAvailableSince: v.optional(v.date()),
})

export interface ScanResults extends v.InferOutput<typeof scanResults> {}

/**
 * What Amazon Inspector found in an image.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ScanResults.html
 */
export const ScanResults: v.GenericSchema<ScanResults> = scanResults

const instanceTypeItem = v.strictObject({
  /** An instance type, or a pattern such as `t3.*`. */
  InstanceType: v.optional(v.string()),
})

export interface InstanceTypeItem extends v.InferOutput<typeof instanceTypeItem> {}

/**
 * Instance types of an {@link InstanceTypeSpecification}.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceTypeItem.html
 */
export const InstanceTypeItem: v.GenericSchema<InstanceTypeItem> = instanceTypeItem

const instanceTypeSpecification = v.strictObject({
  /** The instance types that the image is for. */
  SupportedInstanceTypes: v.optional(v.pipe(v.array(InstanceTypeItem), wireName({ xml: 'supportedInstanceTypeSet' }))),
  /** The instance types that the image is not for. */
  UnsupportedInstanceTypes: v.optional(
    v.pipe(v.array(InstanceTypeItem), wireName({ xml: 'unsupportedInstanceTypeSet' })),
  ),
})

export interface InstanceTypeSpecification extends v.InferOutput<typeof instanceTypeSpecification> {}

/**
 * The instance types that an image can be launched on, as its owner says.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceTypeSpecification.html
 */
export const InstanceTypeSpecification: v.GenericSchema<InstanceTypeSpecification> = instanceTypeSpecification

const image = v.strictObject({
  /** The ID of the image. */
  ImageId: v.optional(v.pipe(v.string(), resourceId('ami'))),
  /** The owner and the name of the image, with a slash between. */
  ImageLocation: v.optional(v.string()),
  /** The state of the image; instances can be launched when it is `available`. */
  State: v.optional(
    v.pipe(
      v.picklist(['pending', 'available', 'invalid', 'deregistered', 'transient', 'failed', 'error', 'disabled']),
      wireName({ xml: 'imageState' }),
    ),
  ),
  /** The account that owns the image. */
  OwnerId: v.optional(v.pipe(v.string(), wireName({ xml: 'imageOwnerId' }))),
  /** When the image was made, in ISO 8601 with milliseconds, as text. */
  CreationDate: v.optional(v.string()),
  /** Whether everyone may launch the image. */
  Public: v.optional(v.pipe(v.boolean(), wireName({ xml: 'isPublic' }))),
  /** The product codes of the image. */
  ProductCodes: v.optional(v.array(ProductCode)),
  /** The architecture of the image. */
  Architecture: v.optional(v.picklist(['i386', 'x86_64', 'arm64', 'x86_64_mac', 'arm64_mac'])),
  /** What the image is of. */
  ImageType: v.optional(v.picklist(['machine', 'kernel', 'ramdisk'])),
  /** The kernel of the image, if it has one. */
  KernelId: v.optional(v.string()),
  /** The RAM disk of the image, if it has one. */
  RamdiskId: v.optional(v.string()),
  /** `Windows` for images of Windows; left out for all others. */
  Platform: v.optional(v.picklist(['Windows'])),
  /** The platform as the bill names it, such as `Linux/UNIX`. */
  PlatformDetails: v.optional(v.string()),
  /** The operation that is billed, such as `RunInstances`. */
  UsageOperation: v.optional(v.string()),
  /** The devices of the image. */
  BlockDeviceMappings: v.optional(v.pipe(v.array(ImageBlockDeviceMapping), wireName({ xml: 'blockDeviceMapping' }))),
  /** The description that the image was given. */
  Description: v.optional(v.string()),
  /** Whether enhanced networking with ENA is on. */
  EnaSupport: v.optional(v.boolean()),
  /** The hypervisor of the image. */
  Hypervisor: v.optional(v.picklist(['ovm', 'xen'])),
  /** The alias of the owner: `amazon`, `aws-backup-vault`, `aws-marketplace`. */
  ImageOwnerAlias: v.optional(v.string()),
  /** The name that the image was given. */
  Name: v.optional(v.string()),
  /** The name of the root device, such as `/dev/sda1`. */
  RootDeviceName: v.optional(v.string()),
  /** The kind of the root device. */
  RootDeviceType: v.optional(v.picklist(['ebs', 'instance-store'])),
  /** `simple` where enhanced networking with the Intel 82599 interface is on. */
  SriovNetSupport: v.optional(v.string()),
  /** Why the image is in its state. */
  StateReason: v.optional(StateReason),
  /** The tags of the image. */
  Tags: v.optional(v.pipe(v.array(ResourceTag), wireName({ xml: 'tagSet' }))),
  /** The kind of virtualization. */
  VirtualizationType: v.optional(v.picklist(['hvm', 'paravirtual'])),
  /** The boot mode; instances that cannot have it use another. */
  BootMode: v.optional(v.picklist(['legacy-bios', 'uefi', 'uefi-preferred'])),
  /** `v2.0` where the image supports NitroTPM. */
  TpmSupport: v.optional(v.picklist(['v2.0'])),
  /** When the image is deprecated, in ISO 8601, as text. */
  DeprecationTime: v.optional(v.string()),
  /** `v2.0` where instances of the image ask for a token at their metadata service. */
  ImdsSupport: v.optional(v.picklist(['v2.0'])),
  /** The instance that `CreateImage` made the image from. */
  SourceInstanceId: v.optional(v.pipe(v.string(), resourceId('i'))),
  /** Whether the image is protected from `DeregisterImage`. */
  DeregistrationProtection: v.optional(v.string()),
  /** When the image was last launched, in ISO 8601, as text; known a day later. */
  LastLaunchedTime: v.optional(v.string()),
  /** Whether the account's settings for allowed images let it be used. */
  ImageAllowed: v.optional(v.boolean()),
  /** The image that this one is a copy of. */
  SourceImageId: v.optional(v.pipe(v.string(), resourceId('ami'))),
  /** The Region of the image that this one is a copy of. */
  SourceImageRegion: v.optional(v.string()),
  /** Whether the image can be used in the Free Tier. */
  FreeTierEligible: v.optional(v.boolean()),
  /** The public Systems Manager parameter that names the image. */
  PublicSsmParameterName: v.optional(v.string()),
  /** The watermarks of the image. */
  ImageWatermarks: v.optional(v.pipe(v.array(ImageWatermark), wireName({ xml: 'imageWatermarkSet' }))),
  /** What Amazon Inspector found in the image. */
  ScanResults: v.optional(ScanResults),
  /** The instance types that the image can be launched on. */
  InstanceTypeSpecification: v.optional(InstanceTypeSpecification),
})

export interface Image extends v.InferOutput<typeof image> {}

/**
 * An image as `DescribeImages` describes it.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Image.html
 */
export const Image: v.GenericSchema<Image> = image
