// What EC2 does with forms that no SDK of today writes, and with empty and missing parameters.
import { CreateImage, DescribeImages, decodeRequest } from 'ec2wire'
import { describe, expect, test } from 'vitest'
import { asking } from './ask.ts'
import { refusals } from './empty-parameters.ts'

const instance = 'i-1234567890abcdef0'
const createImage = `Action=CreateImage&InstanceId=${instance}&Name=web`
const createTags = `Action=CreateTags&ResourceId.1=${instance}`
const deleteTags = `Action=DeleteTags&ResourceId.1=${instance}`

const refused = (code: string, message: string) => ({ status: 400, code, message })
const repeated = (part: string) =>
  refused('InvalidParameterCombination', `The parameter '${part}' may only be specified once.`)

describe('a list without a number is a list of one', () => {
  test.each<[written: string, numbered: string, source: string]>([
    [
      'DescribeSnapshots&SnapshotId=snap-1234567890abcdef0',
      'DescribeSnapshots&SnapshotId.1=snap-1234567890abcdef0',
      'ex_aws#411, fog#491, recorded 2014',
    ],
    ['DescribeSnapshots&RestorableBy=self', 'DescribeSnapshots&RestorableBy.1=self', 'fog-aws, recorded'],
    ['DescribeImages&Owner=self', 'DescribeImages&Owner.1=self', 'ruby-amazon-ec2'],
    ['DescribeImages&Owner=nobody', 'DescribeImages&Owner.1=nobody', 'as above, with a value that is none'],
    [`DescribeInstances&InstanceId=${instance}`, `DescribeInstances&InstanceId.1=${instance}`, 'Net::Amazon::EC2'],
    ['DescribeInstances&InstanceId=i-0', 'DescribeInstances&InstanceId.1=i-0', 'as above, with a value that is none'],
    [
      `CreateTags&ResourceId=${instance}&Tag.1.Key=a&Tag.1.Value=b`,
      `CreateTags&ResourceId.1=${instance}&Tag.1.Key=a&Tag.1.Value=b`,
      'Net::Amazon::EC2',
    ],
    [
      'DescribeInstances&Filter.1.Name=tag:Name&Filter.1.Value=web',
      'DescribeInstances&Filter.1.Name=tag:Name&Filter.1.Value.1=web',
      'VM::EC2',
    ],
    [
      'DescribeInstances&Filter.Name=tag:Name&Filter.Value=',
      'DescribeInstances&Filter.1.Name=tag:Name&Filter.1.Value.1=',
      'inferred: a list of structures, too',
    ],
    [
      `CreateTags&ResourceId.1=${instance}&Tag.Key=a&Tag.Value=b`,
      `CreateTags&ResourceId.1=${instance}&Tag.1.Key=a&Tag.1.Value=b`,
      'inferred, as above',
    ],
    [
      `CreateImage&InstanceId=${instance}&Name=web&BlockDeviceMapping.DeviceName=/dev/sdh&BlockDeviceMapping.Ebs.VolumeSize=8`,
      `CreateImage&InstanceId=${instance}&Name=web&BlockDeviceMapping.1.DeviceName=/dev/sdh&BlockDeviceMapping.1.Ebs.VolumeSize=8`,
      'inferred, as above',
    ],
  ])('%s is as %s (%s)', async (written, numbered) => {
    const answer = await asking({ seed: 1 }).ask(`Action=${written}`)
    expect(answer).toEqual(await asking({ seed: 1 }).ask(`Action=${numbered}`))
    expect(answer.code).not.toBe('UnknownParameter')
  })

  test('its value may be empty: Filter.1.Value= finds the instances whose Name is empty (recorded 2014)', async () => {
    const { ask, ec2 } = asking({
      instances: [{ Tags: [{ Key: 'Name', Value: '' }] }, { Tags: [{ Key: 'Name', Value: 'web' }] }],
    })
    const [found] = ec2.instances.values()
    const { status, xml } = await ask('Action=DescribeInstances&Filter.1.Name=tag:Name&Filter.1.Value=')
    expect(status).toBe(200)
    expect(xml.match(/<instanceId>.*<\/instanceId>/g)).toEqual([`<instanceId>${found?.InstanceId}</instanceId>`])
  })

  // Inferred: the item without a number is item 1.
  test.each([
    ['Owner=self&Owner=amazon', 'Owner'],
    ['Owner=self&Owner.1=amazon', 'Owner'],
    ['Owner.1=self&Owner=amazon', 'Owner'],
    ['Owner.1=self&Owner.1=amazon', 'Owner'],
    ['Filter.Name=name&Filter.1.Name=name', 'Name'],
    ['Filter.1.Name=name&Filter.1.Value=a&Filter.1.Value.1=b', 'Value'],
  ])('%s is a repeated parameter', async (form, part) => {
    expect(await asking().ask(`Action=DescribeImages&${form}`)).toMatchObject(repeated(part))
  })

  test('other items may have numbers', () => {
    const form = 'Action=DescribeImages&Owner.2=amazon&Owner=self&Filter.2.Name=b&Filter.Name=a&Filter.Value=x'
    expect(decodeRequest(DescribeImages, form)).toEqual({
      Owners: ['self', 'amazon'],
      Filters: [{ Name: 'a', Values: ['x'] }, { Name: 'b' }],
    })
  })
})

describe('a scalar with a number may only be specified once', () => {
  test.each([
    // flexera-public/right_aws#46
    [`${createTags}&Tag.1.Key=a&Tag.1.Value.1=c&Tag.1.Value.2=d`, 'Value'],
    // Inferred: one number is refused, too.
    [`${createTags}&Tag.1.Key=a&Tag.1.Value.1=c`, 'Value'],
    [`${createImage}&Description.1=a`, 'Description'],
    [`${createImage}&NoReboot.1=maybe`, 'NoReboot'],
  ])('%s', async (form, part) => {
    expect(await asking().ask(form)).toMatchObject(repeated(part))
  })

  test('a part that is not a number is unknown', async () => {
    expect(await asking().ask(`${createImage}&Description.x=a`)).toMatchObject(
      refused('UnknownParameter', 'The parameter x is not recognized'),
    )
  })
})

describe('booleans', () => {
  test.each([
    ['true', true],
    ['True', true],
    ['TRUE', true],
    ['tRuE', true],
    ['false', false],
    ['False', false],
    ['FALSE', false],
    // Inferred: libcloud sends them for Encrypted.
    ['1', true],
    ['0', false],
  ])('%s is %s', (text, value) => {
    expect(decodeRequest(CreateImage, `${createImage}&NoReboot=${text}`).NoReboot).toBe(value)
    const device = 'BlockDeviceMapping.1.Ebs.Encrypted'
    expect(decodeRequest(CreateImage, `${createImage}&${device}=${text}`).BlockDeviceMappings).toEqual([
      { Ebs: { Encrypted: value } },
    ])
  })

  test.each(['', 'yes', 'no', 'T', '2', '01', ' true', 'true '])('%j is refused', async (text) => {
    expect(await asking().ask(`${createImage}&NoReboot=${encodeURIComponent(text)}`)).toMatchObject(
      refused('InvalidParameterValue', `Value (${text}) for parameter NoReboot is invalid. Expected true or false.`),
    )
  })

  test.each(['true', 'True', 'TRUE'])('DryRun=%s is a dry run', async (text) => {
    expect(await asking().ask(`${createImage}&DryRun=${text}`)).toMatchObject({ status: 412, code: 'DryRunOperation' })
  })

  // pplu/aws-sdk-perl#141: DryRun=1 launched an instance. Inferred for the other texts.
  test.each(['1', '0', 'false', 'yes', ''])('DryRun=%s creates an image', async (text) => {
    const { ask, ec2 } = asking()
    const { status } = await ask(`${createImage}&DryRun=${text}`)
    expect([status, ec2.images.size]).toEqual([200, 1])
  })
})

describe('what is empty or missing is refused in words of its own', () => {
  test.each(refusals)('$form', async ({ form, ec2 }) => {
    expect(await asking().ask(form)).toMatchObject(ec2)
  })
})

describe('what may be empty is taken', () => {
  test.each([
    ['a value of a tag', `${createTags}&Tag.1.Key=a&Tag.1.Value=`],
    [
      'a value of a tag of a specification',
      `${createImage}&TagSpecification.1.ResourceType=image&TagSpecification.1.Tag.1.Key=a&TagSpecification.1.Tag.1.Value=`,
    ],
    ['a tag to delete, whatever its value', `${deleteTags}&Tag.1.Key=a`],
    ['no tags: all are deleted', deleteTags],
    ['an empty description', `${createImage}&Description=`],
  ])('%s', async (_, form) => {
    expect(await asking().ask(form)).toMatchObject({ status: 200 })
  })

  // Seen for DescribeSubnets: getmoto/moto#8570.
  test('a filter without values, which matches nothing', async () => {
    const { status, xml } = await asking().ask('Action=DescribeInstances&Filter.1.Name=instance-state-name')
    expect([status, xml.includes('<instanceId>')]).toEqual([200, false])
  })
})

describe('decodeRequest returns the normal form', () => {
  test.each([
    ['a list of an empty structure', 'Filter=', {}],
    ['an empty item among others', 'Filter.1=&Filter.2.Name=a', { Filters: [{ Name: 'a' }] }],
    ['a list inside of an item', 'Filter.1.Name=a&Filter.1.Value=', { Filters: [{ Name: 'a', Values: [''] }] }],
    ['an empty text', 'NextToken=', { NextToken: '' }],
    ['a list of an empty text', 'ImageId=', { ImageIds: [''] }],
  ])('%s: %s', (_, form, input) => {
    expect(decodeRequest(DescribeImages, `Action=DescribeImages&${form}`)).toEqual(input)
  })

  test('an empty structure inside of another', () => {
    const form = `${createImage}&BlockDeviceMapping.1.DeviceName=a&BlockDeviceMapping.1.Ebs=&BlockDeviceMapping.2.Ebs=`
    expect(decodeRequest(CreateImage, form)).toEqual({
      InstanceId: instance,
      Name: 'web',
      BlockDeviceMappings: [{ DeviceName: 'a' }],
    })
  })
})
