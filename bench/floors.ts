// What hand-written code for exactly one shape costs: the limit that a general codec is compared with.
import type { CreateImageInput, CreateImageOutput, DescribeImagesOutput, Image } from 'ec2wire'

const safe = /^[A-Za-z0-9\-._~]*$/

function escaped(text: string): string {
  if (safe.test(text)) return text
  const form = encodeURIComponent(text)
  if (!/[!'()*]/.test(form)) return form
  return form.replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
}

function string(value: string): string {
  if (typeof value !== 'string') throw new TypeError('expected a string')
  return escaped(value)
}

function boolean(value: boolean): string {
  if (typeof value !== 'boolean') throw new TypeError('expected a boolean')
  return value ? 'true' : 'false'
}

function integer(value: number): number {
  if (!Number.isSafeInteger(value)) throw new TypeError('expected an integer')
  return value
}

/** Strict: types are checked, and unknown members are refused. */
export function encodeCreateImage(input: CreateImageInput): string {
  let known = 2
  let form = `Action=CreateImage&Version=2016-11-15&InstanceId=${string(input.InstanceId)}&Name=${string(input.Name)}`
  if (input.Description !== undefined) {
    known++
    form += `&Description=${string(input.Description)}`
  }
  if (input.NoReboot !== undefined) {
    known++
    form += `&NoReboot=${boolean(input.NoReboot)}`
  }
  if (input.BlockDeviceMappings !== undefined) {
    known++
    let number = 0
    for (const mapping of input.BlockDeviceMappings) {
      const prefix = `&BlockDeviceMapping.${++number}.`
      let members = 0
      if (mapping.DeviceName !== undefined) {
        members++
        form += `${prefix}DeviceName=${string(mapping.DeviceName)}`
      }
      if (mapping.VirtualName !== undefined) {
        members++
        form += `${prefix}VirtualName=${string(mapping.VirtualName)}`
      }
      if (mapping.NoDevice !== undefined) {
        members++
        form += `${prefix}NoDevice=${string(mapping.NoDevice)}`
      }
      const { Ebs } = mapping
      if (Ebs !== undefined) {
        members++
        let volume = 0
        if (Ebs.DeleteOnTermination !== undefined) {
          volume++
          form += `${prefix}Ebs.DeleteOnTermination=${boolean(Ebs.DeleteOnTermination)}`
        }
        if (Ebs.Iops !== undefined) {
          volume++
          form += `${prefix}Ebs.Iops=${integer(Ebs.Iops)}`
        }
        if (Ebs.SnapshotId !== undefined) {
          volume++
          form += `${prefix}Ebs.SnapshotId=${string(Ebs.SnapshotId)}`
        }
        if (Ebs.VolumeSize !== undefined) {
          volume++
          form += `${prefix}Ebs.VolumeSize=${integer(Ebs.VolumeSize)}`
        }
        if (Ebs.VolumeType !== undefined) {
          volume++
          form += `${prefix}Ebs.VolumeType=${string(Ebs.VolumeType)}`
        }
        if (Ebs.KmsKeyId !== undefined) {
          volume++
          form += `${prefix}Ebs.KmsKeyId=${string(Ebs.KmsKeyId)}`
        }
        if (Ebs.Throughput !== undefined) {
          volume++
          form += `${prefix}Ebs.Throughput=${integer(Ebs.Throughput)}`
        }
        if (Ebs.OutpostArn !== undefined) {
          volume++
          form += `${prefix}Ebs.OutpostArn=${string(Ebs.OutpostArn)}`
        }
        if (Ebs.AvailabilityZone !== undefined) {
          volume++
          form += `${prefix}Ebs.AvailabilityZone=${string(Ebs.AvailabilityZone)}`
        }
        if (Ebs.Encrypted !== undefined) {
          volume++
          form += `${prefix}Ebs.Encrypted=${boolean(Ebs.Encrypted)}`
        }
        if (Ebs.VolumeInitializationRate !== undefined) {
          volume++
          form += `${prefix}Ebs.VolumeInitializationRate=${integer(Ebs.VolumeInitializationRate)}`
        }
        if (Ebs.AvailabilityZoneId !== undefined) {
          volume++
          form += `${prefix}Ebs.AvailabilityZoneId=${string(Ebs.AvailabilityZoneId)}`
        }
        if (Ebs.EbsCardIndex !== undefined) {
          volume++
          form += `${prefix}Ebs.EbsCardIndex=${integer(Ebs.EbsCardIndex)}`
        }
        refuseMore(Ebs, volume)
      }
      refuseMore(mapping, members)
    }
  }
  if (input.TagSpecifications !== undefined) {
    known++
    let number = 0
    for (const specification of input.TagSpecifications) {
      const prefix = `&TagSpecification.${++number}.`
      let members = 0
      if (specification.ResourceType !== undefined) {
        members++
        form += `${prefix}ResourceType=${string(specification.ResourceType)}`
      }
      if (specification.Tags !== undefined) {
        members++
        let tagNumber = 0
        for (const tag of specification.Tags) {
          const tagPrefix = `${prefix}Tag.${++tagNumber}.`
          let both = 0
          if (tag.Key !== undefined) {
            both++
            form += `${tagPrefix}Key=${string(tag.Key)}`
          }
          if (tag.Value !== undefined) {
            both++
            form += `${tagPrefix}Value=${string(tag.Value)}`
          }
          refuseMore(tag, both)
        }
      }
      refuseMore(specification, members)
    }
  }
  if (input.SnapshotLocation !== undefined) {
    known++
    form += `&SnapshotLocation=${string(input.SnapshotLocation)}`
  }
  if (input.BootModeOverride !== undefined) {
    known++
    form += `&BootModeOverride=${string(input.BootModeOverride)}`
  }
  if (input.DryRun !== undefined) {
    known++
    form += `&DryRun=${boolean(input.DryRun)}`
  }
  refuseMore(input, known)
  return form
}

function refuseMore(value: object, known: number): void {
  let members = 0
  for (const _ in value) members++
  if (members !== known) throw new TypeError('unknown member')
}

const head = '<?xml version="1.0" encoding="UTF-8"?>\n'

export function encodeCreateImageOutput({ RequestId, ImageId }: CreateImageOutput): string {
  return `${head}<CreateImageResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
    <requestId>${text(RequestId ?? '')}</requestId>
    <imageId>${text(ImageId)}</imageId>
</CreateImageResponse>`
}

function text(value: string): string {
  return /[&<>\r]/.test(value)
    ? value.replace(/[&<>\r]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[char] ?? '&#xD;')
    : value
}

export function encodeDescribeImagesOutput({ RequestId, Images = [] }: DescribeImagesOutput): string {
  let items = ''
  for (const image of Images) items += imageItem(image)
  return `${head}<DescribeImagesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
    <requestId>${text(RequestId ?? '')}</requestId>
    <imagesSet>${items}
    </imagesSet>
</DescribeImagesResponse>`
}

/** For the members that the images of the measurement have. */
function imageItem(image: Image): string {
  let devices = ''
  for (const { DeviceName = '', Ebs = {} } of image.BlockDeviceMappings ?? []) {
    devices += `
                <item>
                    <deviceName>${text(DeviceName)}</deviceName>
                    <ebs>
                        <deleteOnTermination>${Ebs.DeleteOnTermination}</deleteOnTermination>${
                          Ebs.Iops === undefined
                            ? ''
                            : `
                        <iops>${Ebs.Iops}</iops>`
                        }
                        <snapshotId>${text(Ebs.SnapshotId ?? '')}</snapshotId>
                        <volumeSize>${Ebs.VolumeSize}</volumeSize>
                        <volumeType>${text(Ebs.VolumeType ?? '')}</volumeType>${
                          Ebs.Throughput === undefined
                            ? ''
                            : `
                        <throughput>${Ebs.Throughput}</throughput>`
                        }
                        <encrypted>${Ebs.Encrypted}</encrypted>
                    </ebs>
                </item>`
  }
  let tags = ''
  for (const { Key, Value } of image.Tags ?? []) {
    tags += `
                <item>
                    <key>${text(Key ?? '')}</key>
                    <value>${text(Value ?? '')}</value>
                </item>`
  }
  return `
        <item>
            <imageId>${text(image.ImageId ?? '')}</imageId>
            <imageLocation>${text(image.ImageLocation ?? '')}</imageLocation>
            <imageState>${text(image.State ?? '')}</imageState>
            <imageOwnerId>${text(image.OwnerId ?? '')}</imageOwnerId>
            <creationDate>${text(image.CreationDate ?? '')}</creationDate>
            <isPublic>${image.Public}</isPublic>
            <architecture>${text(image.Architecture ?? '')}</architecture>
            <imageType>${text(image.ImageType ?? '')}</imageType>
            <platformDetails>${text(image.PlatformDetails ?? '')}</platformDetails>
            <usageOperation>${text(image.UsageOperation ?? '')}</usageOperation>
            <blockDeviceMapping>${devices}
            </blockDeviceMapping>
            <description>${text(image.Description ?? '')}</description>
            <enaSupport>${image.EnaSupport}</enaSupport>
            <hypervisor>${text(image.Hypervisor ?? '')}</hypervisor>
            <name>${text(image.Name ?? '')}</name>
            <rootDeviceName>${text(image.RootDeviceName ?? '')}</rootDeviceName>
            <rootDeviceType>${text(image.RootDeviceType ?? '')}</rootDeviceType>
            <sriovNetSupport>${text(image.SriovNetSupport ?? '')}</sriovNetSupport>
            <tagSet>${tags}
            </tagSet>
            <virtualizationType>${text(image.VirtualizationType ?? '')}</virtualizationType>
            <bootMode>${text(image.BootMode ?? '')}</bootMode>
            <imdsSupport>${text(image.ImdsSupport ?? '')}</imdsSupport>
            <sourceInstanceId>${text(image.SourceInstanceId ?? '')}</sourceInstanceId>
        </item>`
}

/** Finds each member by one regular expression; what is between them is not looked at. */
export function decodeCreateImageOutput(xml: string): CreateImageOutput {
  return {
    RequestId: /<requestId>([^<]*)</.exec(xml)?.[1] as string,
    ImageId: /<imageId>([^<]*)</.exec(xml)?.[1] as string,
  }
}

export function decodeErrorDocument(xml: string): { code: string; message: string; requestId: string } {
  return {
    code: /<Code>([^<]*)</.exec(xml)?.[1] as string,
    message: /<Message>([^<]*)</.exec(xml)?.[1] as string,
    requestId: /<RequestID>([^<]*)</.exec(xml)?.[1] as string,
  }
}

/** All texts of a document with their elements, by one regular expression: less than any decoder must do. */
export function allTexts(xml: string): string[] {
  const texts: string[] = []
  for (const match of xml.matchAll(/<(\w+)>([^<]*)<\/\1>/g)) texts.push(match[2] as string)
  return texts
}
