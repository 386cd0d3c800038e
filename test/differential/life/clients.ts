/** What each client is asked to do, in this order. */
export type Step =
  | 'instance'
  | 'create'
  | 'wait'
  | 'tag'
  | 'filter'
  | 'dryRun'
  | 'duplicate'
  | 'deregister'
  | 'deleteSnapshot'

/** A client, for the tests and for the table of docs/recipes-other-languages.md. */
export interface Client {
  /** The client, as the table shows it. */
  readonly name: string
  /** The package of Debian or npm. */
  readonly from: string
  /** Each way to send requests, by its name. The program gets the arguments after the URL. */
  readonly ways: Readonly<Record<string, readonly string[]>>
  /** The file in this folder that uses the client. */
  readonly program: string
  /** How often the image is seen as pending. Default 1. */
  readonly polls?: number
  /** What the client cannot do, and why. */
  readonly cannot: Partial<Readonly<Record<Step, string>>>
}

export const clients: readonly Client[] = [
  {
    name: 'boto3',
    from: 'python3-boto3',
    ways: {
      'SigV4, API 2016-11-15': ['v4', '2016-11-15'],
      'SigV2, API 2016-11-15': ['v2', '2016-11-15'],
      'SigV4, API 2014-09-01': ['v4', '2014-09-01'],
    },
    program: 'with-boto3.py',
    cannot: {},
  },
  { name: 'AWS CLI', from: 'awscli', ways: { SigV4: [] }, program: 'with-aws-cli.sh', cannot: {} },
  {
    name: 'AWS SDK for JavaScript, version 2',
    from: 'aws-sdk',
    ways: {
      'SigV4, POST': ['POST', 'v4', '2016-11-15'],
      'SigV4, GET, presigned URLs': ['GET', 'v4', '2016-11-15'],
      'SigV2, POST': ['POST', 'v2', '2016-11-15'],
      'SigV4, API 2013-10-15': ['POST', 'v4', '2013-10-15'],
    },
    program: 'with-aws-sdk-v2.mjs',
    cannot: {},
  },
  {
    name: 'AWS SDK for Go, version 1',
    from: 'golang-github-aws-aws-sdk-go-dev',
    ways: { SigV4: [] },
    program: 'with-aws-sdk-go.go',
    cannot: {},
  },
  {
    name: 'libcloud',
    from: 'python3-libcloud',
    ways: { 'SigV2, GET': ['2'], 'SigV4, GET': ['4'] },
    program: 'with-libcloud.py',
    cannot: {},
  },
  {
    name: 'fog-aws',
    from: 'ruby-fog-aws',
    ways: { SigV4: [] },
    program: 'with-fog.rb',
    cannot: { dryRun: 'Its methods have no `DryRun`.' },
  },
  {
    name: 'Net::Amazon::EC2',
    from: 'libnet-amazon-ec2-perl',
    ways: { 'SigV4, API 2014-06-15': ['4'], 'SigV2, API 2014-06-15': ['2'] },
    program: 'with-net-amazon-ec2.pl',
    cannot: {
      filter: '`describe_images` has no filters.',
      dryRun: 'Its methods have no `DryRun`.',
    },
  },
  {
    name: 'Ansible, `amazon.aws`',
    from: 'ansible',
    ways: { SigV4: [] },
    program: 'with-ansible.yml',
    // The failing module looks at the image, too.
    polls: 2,
    cannot: {
      tag: '`ec2_tag` needs `DescribeTags`.',
      dryRun: 'Its modules have no `DryRun`.',
      deregister: '`ec2_ami` needs `DescribeImageAttribute`.',
      deleteSnapshot: 'EC2 refuses while the image exists.',
    },
  },
]
