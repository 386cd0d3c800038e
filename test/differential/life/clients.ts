/** What each client is asked to do, in this order, as the table of the documentation names it. */
export const steps = {
  instance: 'find the instance',
  create: 'create an image',
  wait: 'wait',
  tag: 'tag',
  filter: 'filter images',
  dryRun: 'dry run',
  duplicate: 'use a name twice',
  deregister: 'deregister',
  deleteSnapshot: 'delete the snapshots',
} as const

export type Step = keyof typeof steps

/** A client: for the tests, for their installation, and for the table of docs/recipes-other-languages.md. */
export interface Client {
  /** The client, as the table shows it. */
  readonly name: string
  /** The packages of Debian that have it, or its package of npm with the version. */
  readonly debian?: readonly string[]
  readonly npm?: string
  /** Prints its version, and fails if it is not installed. */
  readonly version: readonly [command: string, ...args: string[]]
  /** Each way to send requests, by its name, and the arguments that the program gets after the URL. */
  readonly ways: Readonly<Record<string, readonly string[]>>
  /** The file in this folder that uses the client. */
  readonly program: string
  /** How often the image is seen as pending. Default 1. */
  readonly polls?: number
  /** What the client cannot do, and why. */
  readonly cannot: Partial<Readonly<Record<Step, string>>>
  /** What the program does in another way than a reader expects, and why. The program checks it. */
  readonly remark?: string
}

const python = (script: string): Client['version'] => ['/usr/bin/python3', '-c', script]
const perl = (module: string): Client['version'] => ['/usr/bin/perl', `-M${module}`, '-e', `print ${module}->VERSION`]

export const clients: readonly Client[] = [
  {
    name: 'boto3',
    debian: ['python3-boto3'],
    version: python('import boto3; print(boto3.__version__)'),
    ways: {
      'SigV4, POST': ['v4', '2016-11-15'],
      'SigV2, POST': ['v2', '2016-11-15'],
      'SigV4, API 2014-10-01': ['v4', '2014-10-01'],
    },
    program: 'with-boto3.py',
    cannot: {},
  },
  {
    name: 'AWS CLI',
    debian: ['awscli'],
    version: ['/usr/bin/aws', '--version'],
    ways: { 'SigV4, POST': [] },
    program: 'with-aws-cli.sh',
    cannot: {},
  },
  {
    name: 'AWS SDK for JavaScript, version 2',
    npm: 'aws-sdk@2.1693.0',
    version: ['node', '-p', 'require("./.tmp/clients/node_modules/aws-sdk/package.json").version'],
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
    debian: ['golang-go', 'golang-github-aws-aws-sdk-go-dev'],
    version: [
      '/bin/sh',
      '-c',
      `/usr/bin/go version >&2 && sed -n 's/^const SDKVersion = "\\(.*\\)"/\\1/p' /usr/share/gocode/src/github.com/aws/aws-sdk-go/aws/version.go`,
    ],
    ways: { 'SigV4, POST': [] },
    program: 'with-aws-sdk-go.go',
    cannot: {},
  },
  {
    name: 'libcloud',
    debian: ['python3-libcloud'],
    version: python('import libcloud; print(libcloud.__version__)'),
    ways: { 'SigV2, GET': ['2'], 'SigV4, GET': ['4'] },
    program: 'with-libcloud.py',
    cannot: {},
    remark:
      '`list_nodes` needs `DescribeAddresses`, which ec2wire does not have, and no method has `DryRun`: ' +
      'use `connection.request`.',
  },
  {
    name: 'fog-aws',
    debian: ['ruby-fog-aws'],
    version: ['/usr/bin/ruby', '-e', 'require "fog/aws/version"; print Fog::AWS::VERSION'],
    ways: { 'SigV4, POST': [] },
    program: 'with-fog.rb',
    cannot: { dryRun: 'its methods have no `DryRun`.' },
  },
  {
    name: 'Net::Amazon::EC2',
    debian: ['libnet-amazon-ec2-perl'],
    version: perl('Net::Amazon::EC2'),
    ways: { 'SigV4, API 2014-06-15': ['4'], 'SigV2, API 2014-06-15': ['2'] },
    program: 'with-net-amazon-ec2.pl',
    cannot: {
      filter: '`describe_images` has no filters.',
      dryRun: 'its methods have no `DryRun`.',
    },
  },
  {
    name: 'VM::EC2',
    debian: ['libvm-ec2-perl'],
    version: perl('VM::EC2'),
    ways: { 'SigV2, API 2014-05-01': [] },
    program: 'with-vm-ec2.pl',
    cannot: {
      dryRun: 'its methods have no `DryRun`.',
      duplicate: '`create_image` does not return after an error.',
    },
  },
  {
    name: 'Ansible, `amazon.aws`',
    debian: ['ansible'],
    version: python(
      'import json, ansible_collections.amazon.aws as it; ' +
        'print(json.load(open(it.__path__[0] + "/MANIFEST.json"))["collection_info"]["version"])',
    ),
    ways: { 'SigV4, POST': [] },
    program: 'with-ansible.yml',
    // The failing module looks at the image, too.
    polls: 2,
    cannot: {
      tag: '`ec2_tag` needs `DescribeTags`, which ec2wire does not have.',
      dryRun: 'its modules have no `DryRun`.',
      deregister: '`ec2_ami` needs `DescribeImageAttribute`, which ec2wire does not have.',
      deleteSnapshot: 'EC2 refuses while the image exists.',
    },
  },
]
