import { decodeRequest, decodeResponse, encodeRequest, encodeResponse, type Filter, type Operation } from 'ec2wire'
import * as schemas from 'ec2wire/schemas'
import { ec2IssueOf } from 'ec2wire/schemas'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { actions } from '../../fixtures/further-actions.js'

const RequestId = '59dbff89-35bd-4eac-99ed-be587EXAMPLE'

describe.each(actions)('$operation.action', ({ operation, requests, responses }) => {
  const { action, input: schema } = operation

  test.each(requests)('a request: $name', ({ input, wire }) => {
    const body = `Action=${action}&Version=2016-11-15${wire}`
    expect(encodeRequest(operation, input)).toBe(body)
    expect(decodeRequest(operation, body)).toEqual(input)
    expect(v.parse(schema, input)).toEqual(input)
  })

  test.each(responses)('a response: $name', ({ output, xml }) => {
    const document = `<?xml version="1.0" encoding="UTF-8"?>
<${action}Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
    <requestId>${RequestId}</requestId>${xml}
</${action}Response>`
    expect(encodeResponse(operation, { RequestId, ...output })).toBe(document)
    expect(decodeResponse(operation, document)).toEqual({ RequestId, ...output })
    expect(v.parse(operation.output, output)).toEqual(output)
  })

  test('its schemas are exported under its name', () => {
    expect(schemas).toMatchObject({ [action]: operation, [`${action}Input`]: schema })
  })
})

test('what EC2 adds later is passed over, values of enumerations too', () => {
  const xml =
    '<DescribeImagesResponse><imagesSet><item><new/><imageState>asleep</imageState></item></imagesSet></DescribeImagesResponse>'
  expect(decodeResponse(schemas.DescribeImages, xml)).toEqual({ Images: [{ State: 'asleep' }] })
})

describe('constraints stand for the errors of EC2', () => {
  const { CreateTags, DeleteSnapshot, DeleteTags, DeregisterImage } = schemas
  const { DescribeImages, DescribeInstances, DescribeSnapshots } = schemas
  const Resources = ['ami-1a2b3c4d']
  const Tags = [{ Key: 'a', Value: '' }]
  const value = 'InvalidParameterValue'
  const rows: [name: string, operation: Operation<unknown, object>, input: object, code: string, text: string][] = [
    ...malformed(DescribeImages, 'ImageIds', 'ami', 'InvalidAMIID.Malformed'),
    ...malformed(DescribeInstances, 'InstanceIds', 'i', 'InvalidInstanceID.Malformed'),
    ...malformed(DescribeSnapshots, 'SnapshotIds', 'snap', 'InvalidSnapshotID.Malformed'),
    [
      'an image that is none',
      DeregisterImage,
      { ImageId: 'i-1a2b3c4d' },
      'InvalidAMIID.Malformed',
      'Invalid id: "i-1a2b3c4d" (expecting "ami-...")',
    ],
    [
      'an image with too many digits',
      DeregisterImage,
      { ImageId: 'ami-1234567890abcdef01' },
      'InvalidAMIID.Malformed',
      'Invalid id: "ami-1234567890abcdef01"',
    ],
    [
      'an empty ID',
      DeleteSnapshot,
      { SnapshotId: '' },
      'MissingParameter',
      'The request must contain the parameter SnapshotId',
    ],
    ...pageSizes(DescribeImages, 1),
    ...pageSizes(DescribeInstances, 5),
    ...pageSizes(DescribeSnapshots, 5).slice(0, 1),
    [
      'images and a page size',
      DescribeImages,
      { ImageIds: ['ami-1a2b3c4d'], MaxResults: 5 },
      'InvalidParameterCombination',
      'The parameter imageIdsSet cannot be used with the parameter maxResults',
    ],
    [
      'instances and a page size',
      DescribeInstances,
      { InstanceIds: ['i-1a2b3c4d'], MaxResults: 5 },
      'InvalidParameterCombination',
      'The parameter instancesSet cannot be used with the parameter maxResults',
    ],
    [
      'snapshots and a page size',
      DescribeSnapshots,
      { SnapshotIds: ['snap-1a2b3c4d'], MaxResults: 5 },
      'InvalidParameterCombination',
      'The parameter snapshotSet cannot be used with the parameter maxResults',
    ],
    [
      'a filter without a name',
      DescribeImages,
      { Filters: [{ Values: ['a'] }] },
      value,
      "The filter 'null' is invalid",
    ],
    [
      'more than 200 values of filters',
      DescribeInstances,
      { Filters: [filterWith(150), filterWith(51)] },
      'FilterLimitExceeded',
      'The maximum number of filter values specified on a single call is 200',
    ],
    [
      'a long value of a filter',
      DescribeSnapshots,
      { Filters: [{ Name: 'description', Values: ['a', 'a'.repeat(256)] }] },
      'FilterLimitExceeded',
      'The maximum length for a filter value is 255 characters',
    ],
    [
      'an escape sequence that filters do not have',
      DescribeImages,
      { Filters: [{ Name: 'name', Values: ['\\*\\d'] }] },
      value,
      "Invalid filter value: The escape sequence '\\d' is invalid",
    ],
    ...[CreateTags, DeleteTags].flatMap((operation): typeof rows => [
      [
        'a resource',
        operation,
        { Resources: ['107.20.243.249'], Tags },
        'InvalidID',
        "The ID '107.20.243.249' is not valid",
      ],
      [
        'a resource with capitals',
        operation,
        { Resources: [...Resources, 'i-eCHmOTcEW0OZ9KbNe'], Tags },
        'InvalidID',
        "The ID 'i-eCHmOTcEW0OZ9KbNe' is not valid",
      ],
      [
        'no resource',
        operation,
        { Resources: [], Tags },
        'MissingParameter',
        'The request must contain the parameter resourceIdSet',
      ],
      [
        'too many resources',
        operation,
        { Resources: Array.from({ length: 1001 }, () => 'i-1a2b3c4d'), Tags },
        value,
        'Value (1001 resources) for parameter resourceIdSet is invalid. The maximum is 1000 resources.',
      ],
      [
        'a reserved key',
        operation,
        { Resources, Tags: [{ Key: 'aws:x', Value: '' }] },
        value,
        "Value ( aws:x ) for parameter key is invalid. Tag keys starting with 'aws:' are reserved for internal use",
      ],
      [
        'no key',
        operation,
        { Resources, Tags: [{ Value: 'a' }] },
        value,
        'Value ( null ) for parameter Tag key is invalid. Tag key cannot be null or empty.',
      ],
      [
        'an empty key',
        operation,
        { Resources, Tags: [{ Key: '', Value: 'a' }] },
        value,
        "Value ( '' ) for parameter Tag key is invalid. Tag key cannot be null or empty.",
      ],
      [
        'an empty ID',
        operation,
        { Resources: [''], Tags },
        'MissingParameter',
        'The request must contain the parameter ResourceId',
      ],
      [
        'a long key',
        operation,
        { Resources, Tags: [{ Key: 'a'.repeat(129), Value: '' }] },
        value,
        'Tag key exceeds the maximum length of 128 characters',
      ],
      [
        'a long value',
        operation,
        { Resources, Tags: [{ Key: 'a', Value: 'a'.repeat(257) }] },
        value,
        'Tag value exceeds the maximum length of 256 characters',
      ],
    ]),
    [
      'no tag',
      CreateTags,
      { Resources, Tags: [] },
      value,
      'Value ( empty ) for parameter tagSet is invalid. You must specify one or more tags to create',
    ],
    [
      'no value',
      CreateTags,
      { Resources, Tags: [{ Key: 'a' }] },
      value,
      'Value ( a ) for parameter value is invalid. Tag value cannot be null. Use empty string instead.',
    ],
  ]

  test.each(rows.map(([name, operation, ...row]) => [operation.action, name, operation, ...row] as const))(
    '%s: %s',
    (_, __, operation, input, code, text) => {
      const { issues } = v.safeParse(operation.input, input)
      expect(issues?.map((issue) => ec2IssueOf(issue))).toEqual([{ code, text }])
    },
  )

  test.each<[name: string, operation: Operation<unknown, object>, input: object]>([
    ['the least and the most', DescribeImages, { MaxResults: 1 }],
    ['the least', DescribeInstances, { MaxResults: 5 }],
    ['the most', DescribeInstances, { MaxResults: 1000 }],
    ['no IDs and a page size', DescribeImages, { ImageIds: [], MaxResults: 5 }],
    ['more than the most, which counts as the most', DescribeSnapshots, { MaxResults: 1001 }],
    ['200 values of filters', DescribeImages, { Filters: [filterWith(150), filterWith(50)] }],
    ['what filters escape', DescribeImages, { Filters: [{ Name: 'name', Values: ['\\*\\?\\\\', 'a'.repeat(255)] }] }],
    ['1,000 resources', DeleteTags, { Resources: Array.from({ length: 1000 }, () => 'i-1a2b3c4d'), Tags: [] }],
    ['a tag of any value', DeleteTags, { Resources, Tags: [{ Key: 'a' }] }],
    ['the longest tag', CreateTags, { Resources, Tags: [{ Key: 'a'.repeat(128), Value: 'a'.repeat(256) }] }],
    ['an unknown filter, which is for EC2 to know', DescribeImages, { Filters: [{ Name: 'x', Values: [] }] }],
  ])('%s is accepted', (_, operation, input) => {
    expect(v.safeParse(operation.input, input).issues).toBeUndefined()
  })

  function malformed(operation: Operation<unknown, object>, member: string, prefix: string, code: string): typeof rows {
    return [
      [
        'another resource',
        operation,
        { [member]: ['vol-1a2b3c4d'] },
        code,
        `Invalid id: "vol-1a2b3c4d" (expecting "${prefix}-...")`,
      ],
      [
        'ten digits',
        operation,
        { [member]: [`${prefix}-1a2b3c4d`, `${prefix}-1234567890`] },
        code,
        `Invalid id: "${prefix}-1234567890"`,
      ],
      ['capitals', operation, { [member]: [`${prefix}-1A2B3C4D`] }, code, `Invalid id: "${prefix}-1A2B3C4D"`],
      [
        'an empty ID',
        operation,
        { [member]: [''] },
        'MissingParameter',
        `The request must contain the parameter ${member.slice(0, -1)}`,
      ],
    ]
  }

  function filterWith(count: number): Filter {
    return { Name: 'name', Values: Array.from({ length: count }, () => 'web') }
  }

  function pageSizes(operation: Operation<unknown, object>, least: number): typeof rows {
    const text = (size: number, expected: string) =>
      `Value ( ${size} ) for parameter maxResults is invalid. Expecting a value ${expected}.`
    return [
      ['a small page', operation, { MaxResults: least - 1 }, value, text(least - 1, `greater than ${least}`)],
      ['a large page', operation, { MaxResults: 1001 }, value, text(1001, 'less than 1000')],
    ]
  }
})
