/** A form with something empty or missing, and how EC2 refuses it. */
export interface Refusal {
  readonly form: string
  readonly ec2: { readonly status: number; readonly code: string; readonly message: string }
  /** Where the answer is known from. */
  readonly source: string
}

const instance = 'i-1234567890abcdef0'
const createImage = `Action=CreateImage&InstanceId=${instance}&Name=web`
const createTags = `Action=CreateTags&ResourceId.1=${instance}`
const deleteTags = `Action=DeleteTags&ResourceId.1=${instance}`

const refused = (code: string, message: string) => ({ status: 400, code, message })
const missing = (parameter: string) =>
  refused('MissingParameter', `The request must contain the parameter ${parameter}`)
const invalid = (message: string) => refused('InvalidParameterValue', message)

export const refusals: readonly Refusal[] = [
  {
    form: 'Action=DescribeImages&Filter=',
    ec2: invalid("The filter 'null' is invalid"),
    source: 'aws/aws-sdk-js-v3#6063, kubernetes/kubernetes#22788',
  },
  { form: 'Action=DescribeInstances&Filter.1=', ec2: invalid("The filter 'null' is invalid"), source: 'as above' },
  {
    form: 'Action=DescribeSnapshots&Filter.1.Value.1=x',
    ec2: invalid("The filter 'null' is invalid"),
    source: 'as above',
  },
  {
    form: 'Action=DescribeImages&ImageId=',
    ec2: missing('ImageId'),
    source: 'prometheus-ecs-discovery#11; aws/aws-sdk-js-v3#5407',
  },
  { form: 'Action=DescribeInstances&InstanceId.1=', ec2: missing('InstanceId'), source: 'aws/aws-sdk-java#1131' },
  { form: 'Action=DescribeInstances&InstanceId=', ec2: missing('InstanceId'), source: 'prometheus-ecs-discovery#11' },
  {
    form: `Action=DescribeInstances&InstanceId.1=${instance}&InstanceId.2=`,
    ec2: missing('InstanceId'),
    source: 'as above, among others',
  },
  { form: 'Action=DescribeSnapshots&SnapshotId.1=', ec2: missing('SnapshotId'), source: 'inferred from InstanceId' },
  { form: 'Action=DeleteSnapshot&SnapshotId=', ec2: missing('SnapshotId'), source: 'inferred from InstanceId' },
  { form: 'Action=DeregisterImage&ImageId=', ec2: missing('ImageId'), source: 'inferred from InstanceId' },
  { form: 'Action=CreateImage&InstanceId=&Name=web', ec2: missing('InstanceId'), source: 'inferred from InstanceId' },
  {
    form: 'Action=CreateTags&Tag.1.Key=a&Tag.1.Value=b',
    ec2: missing('resourceIdSet'),
    source: 'fog#591, recorded',
  },
  { form: 'Action=CreateTags', ec2: missing('resourceIdSet'), source: 'as above' },
  {
    form: 'Action=CreateTags&ResourceId=&Tag.1.Key=a&Tag.1.Value=b',
    ec2: missing('ResourceId'),
    source: 'inferred from InstanceId',
  },
  { form: 'Action=DeleteTags&Tag.1.Key=a', ec2: missing('resourceIdSet'), source: 'inferred from CreateTags' },
  { form: 'Action=DeleteTags&ResourceId.1=', ec2: missing('ResourceId'), source: 'inferred from InstanceId' },
  {
    form: createTags,
    ec2: invalid('Value ( empty ) for parameter tagSet is invalid. You must specify one or more tags to create'),
    source: 'dask/dask-ec2#90, mitchellh/vagrant-aws#260',
  },
  {
    form: `${createTags}&Tag.1.Key=&Tag.1.Value=b`,
    ec2: invalid("Value ( '' ) for parameter Tag key is invalid. Tag key cannot be null or empty."),
    source: 'aws/aws-cli#3283',
  },
  {
    form: `${createTags}&Tag.1.Value=b`,
    ec2: invalid('Value ( null ) for parameter Tag key is invalid. Tag key cannot be null or empty.'),
    source: 'inferred from the empty key',
  },
  {
    form: `${createTags}&Tag=`,
    ec2: invalid('Value ( null ) for parameter Tag key is invalid. Tag key cannot be null or empty.'),
    source: 'inferred from the empty key',
  },
  {
    form: `${deleteTags}&Tag.1.Key=`,
    ec2: invalid("Value ( '' ) for parameter Tag key is invalid. Tag key cannot be null or empty."),
    source: 'inferred from CreateTags',
  },
  {
    form: `${deleteTags}&Tag=`,
    ec2: invalid('Value ( null ) for parameter Tag key is invalid. Tag key cannot be null or empty.'),
    source: 'inferred from CreateTags',
  },
  {
    form: `${createTags}&Tag.1.Key=git_org`,
    ec2: invalid(
      'Value ( git_org ) for parameter value is invalid. Tag value cannot be null. Use empty string instead.',
    ),
    source: 'bridgecrewio/yor#122',
  },
  {
    form: `${createImage}&TagSpecification.1.ResourceType=image&TagSpecification.1.Tag.1.Key=a`,
    ec2: invalid('Tag value cannot be null. Use empty string instead.'),
    source: 'jenkins-infra/evergreen#345 (RunInstances)',
  },
  {
    form: `${createImage}&TagSpecification.1.ResourceType=image`,
    ec2: invalid('Tag specification must have at least one tag'),
    source: 'hashicorp/packer-plugin-amazon#141 (text seen on other calls)',
  },
  {
    form: `${createImage}&TagSpecification.1.Tag.1.Key=a&TagSpecification.1.Tag.1.Value=b`,
    ec2: invalid('Tag specification resource type must have a value'),
    source: 'yegor256/rultor#1991',
  },
  {
    form: `${createImage}&TagSpecification=`,
    ec2: invalid('Tag specification resource type must have a value'),
    source: 'as above',
  },
  {
    form: `${createImage}&TagSpecification.1.ResourceType=&TagSpecification.1.Tag.1.Key=a&TagSpecification.1.Tag.1.Value=`,
    ec2: invalid('Tag specification resource type must have a value'),
    source: 'inferred: an empty type is none',
  },
  {
    form: `${createImage}&TagSpecification.1.ResourceType=image&TagSpecification.1.Tag.1.Key=&TagSpecification.1.Tag.1.Value=b`,
    ec2: invalid('Tag key must have a value'),
    source: 'cattle-ops/terraform-aws-gitlab-runner#933; the code is inferred',
  },
  {
    form: `${createImage}&TagSpecification.1.ResourceType=image&TagSpecification.1.Tag=`,
    ec2: invalid('Tag key must have a value'),
    source: 'as above',
  },
]
