import * as v from 'valibot'
import { resourceId, wireName } from '../define/wire-metadata.js'
import { type BlockDeviceMapping, blockDeviceMapping, ebsBlockDevice } from './block-device-mapping.js'
import { Platform } from './platform.js'
import { ProductCode } from './product-code.js'
import { ResourceTag } from './resource-tag.js'
import { StateReason } from './state-reason.js'

/** A device of an image as EC2 describes it. The checks of requests do not hold: gp2 volumes have `Iops`, for example. */
export const ImageBlockDeviceMapping: v.GenericSchema<BlockDeviceMapping> = v.strictObject({
  ...blockDeviceMapping.entries,
  Ebs: v.optional(ebsBlockDevice),
})

const imageWatermark = v.strictObject({
  /** The ID of the account that created the watermark, a colon, and the name of the watermark. */
  WatermarkKey: v.optional(v.string()),
  /** The Region of the first image with the watermark. */
  SourceImageRegion: v.optional(v.string()),
  /** The ID of the first image with the watermark. */
  SourceImageId: v.optional(v.pipe(v.string(), resourceId('ami'))),
  /** When the first image was created. */
  SourceImageCreationTime: v.optional(v.date()),
  /** When the first image got the watermark. */
  WatermarkCreationTime: v.optional(v.date()),
})

export interface ImageWatermark extends v.InferOutput<typeof imageWatermark> {}

/**
 * A mark of an image that its copies inherit.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ImageWatermark.html
 */
export const ImageWatermark: v.GenericSchema<ImageWatermark> = imageWatermark

const scanResults = v.strictObject({
  /** The highest severity of the findings, with and without a fix. */
  HighestFindingSeverityLabel: v.optional(v.picklist(['informational', 'low', 'medium', 'high', 'critical'])),
  /** When the image was last scanned. */
  FindingScanDate: v.optional(v.date()),
  /** The time since which an informational finding has a fix. */
  InformationalFixAvailableSince: v.optional(v.date()),
  /** The time since which a finding of low severity has a fix. */
  LowFixAvailableSince: v.optional(v.date()),
  /** The time since which a finding of medium severity has a fix. */
  MediumFixAvailableSince: v.optional(v.date()),
  /** The time since which a finding of high severity has a fix. */
  HighFixAvailableSince: v.optional(v.date()),
  /** The time since which a critical finding has a fix. */
  CriticalFixAvailableSince: v.optional(v.date()),
})

export interface ScanResults extends v.InferOutput<typeof scanResults> {}

/**
 * The findings of Amazon Inspector in an image.
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
 * An instance type of an {@link InstanceTypeSpecification}, or a pattern for several.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceTypeItem.html
 */
export const InstanceTypeItem: v.GenericSchema<InstanceTypeItem> = instanceTypeItem

const instanceTypeSpecification = v.strictObject({
  /** The instance types that the image supports. */
  SupportedInstanceTypes: v.optional(v.pipe(v.array(InstanceTypeItem), wireName({ xml: 'supportedInstanceTypeSet' }))),
  /** The instance types that the image does not support. */
  UnsupportedInstanceTypes: v.optional(
    v.pipe(v.array(InstanceTypeItem), wireName({ xml: 'unsupportedInstanceTypeSet' })),
  ),
})

export interface InstanceTypeSpecification extends v.InferOutput<typeof instanceTypeSpecification> {}

/**
 * The instance types that an image supports, as its owner states them.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceTypeSpecification.html
 */
export const InstanceTypeSpecification: v.GenericSchema<InstanceTypeSpecification> = instanceTypeSpecification

export const image = v.strictObject({
  /** The ID of the image. */
  ImageId: v.optional(v.pipe(v.string(), resourceId('ami'))),
  /** The owner and the name of the image, with a slash between. */
  ImageLocation: v.optional(v.string()),
  /** The state of the image. Instances can be launched when it is `available`. */
  State: v.optional(
    v.pipe(
      v.picklist(['pending', 'available', 'invalid', 'deregistered', 'transient', 'failed', 'error', 'disabled']),
      wireName({ xml: 'imageState' }),
    ),
  ),
  /** The account that owns the image. */
  OwnerId: v.optional(v.pipe(v.string(), wireName({ xml: 'imageOwnerId' }))),
  /** When the image was created: text in ISO 8601 with milliseconds. */
  CreationDate: v.optional(v.string()),
  /** Whether everyone may launch the image. */
  Public: v.optional(v.pipe(v.boolean(), wireName({ xml: 'isPublic' }))),
  /** The product codes of the image. */
  ProductCodes: v.optional(v.array(ProductCode)),
  /** The architecture of the image. */
  Architecture: v.optional(v.picklist(['i386', 'x86_64', 'arm64', 'x86_64_mac', 'arm64_mac'])),
  /** The kind of the image. */
  ImageType: v.optional(v.picklist(['machine', 'kernel', 'ramdisk'])),
  /** The kernel of the image, if it has one. */
  KernelId: v.optional(v.string()),
  /** The RAM disk of the image, if it has one. */
  RamdiskId: v.optional(v.string()),
  /** `windows` for Windows images. Absent for all other images. EC2 writes `windows`; its model and the AWS SDKs' types say `Windows`. */
  Platform: v.optional(Platform),
  /** The platform as bills name it, such as `Linux/UNIX`. */
  PlatformDetails: v.optional(v.string()),
  /** The billed operation, such as `RunInstances`. */
  UsageOperation: v.optional(v.string()),
  /** The devices of the image. */
  BlockDeviceMappings: v.optional(v.pipe(v.array(ImageBlockDeviceMapping), wireName({ xml: 'blockDeviceMapping' }))),
  /** The description of the image. */
  Description: v.optional(v.string()),
  /** Whether enhanced networking with ENA is enabled. */
  EnaSupport: v.optional(v.boolean()),
  /** The hypervisor of the image. */
  Hypervisor: v.optional(v.picklist(['ovm', 'xen'])),
  /** The alias of the owner: `amazon`, `aws-backup-vault`, `aws-marketplace`. Verified providers have `amazon`, too. */
  ImageOwnerAlias: v.optional(v.string()),
  /** The name of the image. */
  Name: v.optional(v.string()),
  /** The name of the root device, such as `/dev/sda1`. */
  RootDeviceName: v.optional(v.string()),
  /** The kind of the root device. */
  RootDeviceType: v.optional(v.picklist(['ebs', 'instance-store'])),
  /** `simple` if enhanced networking with the Intel 82599 interface is enabled. */
  SriovNetSupport: v.optional(v.string()),
  /** The reason for the state of the image. */
  StateReason: v.optional(StateReason),
  /** The tags of the image. */
  Tags: v.optional(v.pipe(v.array(ResourceTag), wireName({ xml: 'tagSet' }))),
  /** The kind of virtualization. */
  VirtualizationType: v.optional(v.picklist(['hvm', 'paravirtual'])),
  /** The boot mode. Instance types that do not support it use another boot mode. */
  BootMode: v.optional(v.picklist(['legacy-bios', 'uefi', 'uefi-preferred'])),
  /** `v2.0` if the image supports NitroTPM. */
  TpmSupport: v.optional(v.picklist(['v2.0'])),
  /** When the image is deprecated: text in ISO 8601. */
  DeprecationTime: v.optional(v.string()),
  /** `v2.0` if the metadata service of the instances requires a token. */
  ImdsSupport: v.optional(v.picklist(['v2.0'])),
  /** The instance that `CreateImage` created the image from. */
  SourceInstanceId: v.optional(v.pipe(v.string(), resourceId('i'))),
  /** Whether the image is protected from `DeregisterImage`. */
  DeregistrationProtection: v.optional(v.string()),
  /** When the image was last launched: text in ISO 8601, up to a day late. */
  LastLaunchedTime: v.optional(v.string()),
  /** Whether the account's settings for allowed images allow the image. */
  ImageAllowed: v.optional(v.boolean()),
  /** The image that this image is a copy of. */
  SourceImageId: v.optional(v.pipe(v.string(), resourceId('ami'))),
  /** The Region of the image that this image is a copy of. */
  SourceImageRegion: v.optional(v.string()),
  /** Whether the Free Tier includes the image. */
  FreeTierEligible: v.optional(v.boolean()),
  /** The public Systems Manager parameter that names the image. */
  PublicSsmParameterName: v.optional(v.string()),
  /** The watermarks of the image. */
  ImageWatermarks: v.optional(v.pipe(v.array(ImageWatermark), wireName({ xml: 'imageWatermarkSet' }))),
  /** The findings of Amazon Inspector in the image. */
  ScanResults: v.optional(ScanResults),
  /** The instance types that the image supports. */
  InstanceTypeSpecification: v.optional(InstanceTypeSpecification),
})

export interface Image extends v.InferOutput<typeof image> {}

/**
 * An image as `DescribeImages` describes it.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Image.html
 */
export const Image: v.GenericSchema<Image> = image
