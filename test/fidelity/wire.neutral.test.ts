import { CreateImage, decodeResponse, ec2Error, toResponse } from 'ec2wire'
import { handle, simulateEc2, truncated } from 'ec2wire/mock'
import { getResponse } from 'msw'
import { describe, expect, test } from 'vitest'
import { credentials, host } from '../mock/simulator/auth/signing.js'
import { formV2 } from '../mock/simulator/auth/signing-v2.js'
import { asking } from './ask.js'

const namespace = (version: string) => `xmlns="http://ec2.amazonaws.com/doc/${version}/"`

/** Where each version is known from. */
const versions: readonly (readonly [version: string, source: string])[] = [
  ...[
    ['2006-06-26', '2006-10-01', '2007-01-03', '2007-01-19', '2007-03-01', '2007-08-29', '2008-02-01', '2008-05-05'],
    ['2008-08-08', '2008-12-01', '2009-03-01', '2009-04-04', '2009-07-15', '2009-08-15', '2009-10-31', '2009-11-30'],
    ['2010-06-15', '2010-08-31', '2010-11-15', '2011-01-01', '2011-02-28', '2011-05-15', '2011-07-15'],
  ]
    .flat()
    .map((version) => [version, 'garnaat/missingcloud, ec2_api_versions.json'] as const),
  ...[
    ['2011-11-01', '2011-12-01', '2011-12-15', '2012-04-01', '2012-05-01', '2012-06-01', '2012-06-15', '2012-07-20'],
    ['2012-08-15', '2012-10-01', '2012-12-01', '2013-02-01', '2013-06-15', '2013-07-15', '2013-08-15', '2013-10-01'],
    ['2013-10-15', '2014-02-01', '2014-05-01', '2014-06-15', '2014-09-01', '2014-10-01', '2015-03-01', '2015-04-15'],
    ['2015-10-01', '2016-04-01', '2016-09-15', '2016-11-15'],
  ]
    .flat()
    .map((version) => [version, 'awsdocs/amazon-ec2-user-guide, doc_source/DocumentHistory.md'] as const),
  ['2012-03-01', "CloudStack's list of EC2's WSDL namespaces; AWS SDK for .NET v1"],
]

describe('EC2 answers in the namespace of the version that the request asks for', () => {
  test.each(versions)('%s (%s)', async (version) => {
    const { ask } = asking()
    const { status, xml } = await ask(`Action=DescribeImages&Version=${version}`)
    expect({ status, xml }).toEqual({ status: 200, xml: expect.stringContaining(namespace(version)) })
  })

  // boto/boto3#1138 (2010-03-31 of SNS, sent to EC2); the others are versions of the instance metadata, and invented.
  test.each(['2010-03-31', '2008-09-01', '2014-11-05', '2016-11-16', '2099-01-01', '2016-11-15 ', 'latest', ''])(
    '%j is no version of EC2',
    async (version) => {
      const { ask } = asking()
      expect(await ask(`Action=DescribeImages&Version=${encodeURIComponent(version)}`)).toMatchObject({
        status: 400,
        code: 'NoSuchVersion',
        message: `The requested version (${version}) of service AmazonEC2 does not exist`,
      })
    },
  )

  test('an error has no namespace in any version', async () => {
    const { ask } = asking()
    const { status, xml } = await ask('Action=DescribeImages&Version=2013-10-15&Owner.1=nobody')
    expect(status).toBe(400)
    expect(xml).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<Response><Errors>/)
  })

  test('the version may be in the query, and escaped', async () => {
    const { ec2 } = asking()
    const url = 'https://ec2.us-east-1.amazonaws.com/?%56ersion=2013%2D10-15&Action=DescribeSnapshots'
    expect(await (await ec2.fetch(url)).text()).toContain(namespace('2013-10-15'))
  })

  // libcloud 2013 looks elements up by namespace: libcloud/compute/drivers/ec2.py, NAMESPACE.
  test('many items of one state come in several namespaces', async () => {
    const { ask } = asking()
    const ask2 = (version: string) => ask(`Action=DescribeInstances&Version=${version}`)
    const [now, then] = [await ask2('2016-11-15'), await ask2('2013-10-15')]
    const plain = (xml: string) => xml.replace(/<requestId>.*?</, '<').replace(/xmlns="[^"]*"/, '')
    expect(plain(then.xml)).toBe(plain(now.xml))
    expect((await ask2('2016-11-15')).xml).toContain(namespace('2016-11-15'))
  })
})

// Recorded under 2010-08-31.
test.each([
  ['2010-08-31', "The AMI ID 'ami-0123456789abcdef0' does not exist"],
  ['2009-11-30', "The AMI ID 'ami-0123456789abcdef0' does not exist"],
  ['2010-11-15', "The image id '[ami-0123456789abcdef0]' does not exist"],
  ['2016-11-15', "The image id '[ami-0123456789abcdef0]' does not exist"],
])('under %s, EC2 says of an unknown image: %s', async (version, message) => {
  const { ask } = asking()
  const answer = await ask(`Action=DescribeImages&Version=${version}&ImageId.1=ami-0123456789abcdef0`)
  expect(answer).toMatchObject({ status: 400, code: 'InvalidAMIID.NotFound', message })
})

describe('handle answers as the simulator does', () => {
  const create = async (version: string, response: Parameters<typeof handle<object, { ImageId: string }>>[1]) => {
    const request = new Request('https://ec2.us-east-1.amazonaws.com/', {
      method: 'POST',
      body: `Action=CreateImage&Version=${version}&InstanceId=i-1234567890abcdef0&Name=web`,
    })
    const answered = await getResponse([handle(CreateImage, response as never)], request)
    return answered?.text()
  }

  test('in the namespace of the version', async () => {
    expect(await create('2013-10-15', { ImageId: 'ami-0123456789abcdef0' })).toContain(namespace('2013-10-15'))
  })

  test('also with an output that is generated', async () => {
    expect(await create('2009-11-30', undefined)).toContain(namespace('2009-11-30'))
  })

  test('also where the response breaks off', async () => {
    expect(await create('2013-10-15', truncated({ ImageId: 'ami-0123456789abcdef0' }))).toContain(
      namespace('2013-10-15'),
    )
  })

  test('NoSuchVersion', async () => {
    expect(await create('2013-10-16', { ImageId: 'ami-0123456789abcdef0' })).toContain('<Code>NoSuchVersion</Code>')
  })

  test('a fixed error has no namespace', async () => {
    expect(await create('2013-10-15', ec2Error('Unavailable'))).not.toContain('xmlns')
  })
})

describe('toResponse', () => {
  const output = { ImageId: 'ami-0123456789abcdef0' }

  test('has the namespace of the version', async () => {
    const xml = await toResponse(CreateImage, output, { version: '2013-10-15' }).text()
    expect(xml).toContain(namespace('2013-10-15'))
    expect(decodeResponse(CreateImage, xml)).toEqual(output)
    expect(await toResponse(CreateImage, output).text()).toContain(namespace('2016-11-15'))
  })

  test.each(['2010-03-31', '"/><x a="', 2013])('refuses %j', (version) => {
    const call = () => toResponse(CreateImage, output, { version: version as string })
    expect(call).toThrow(/^Cannot encode a response: options\.version is .*; expected 2016-11-15 or an earlier version/)
  })
})

describe('EC2 takes signatures of version 2', () => {
  // libcloud/common/aws.py, AWSRequestSignerAlgorithmV2: GET, the host with its port, HmacSHA256. Its default for ten Regions.
  test('as libcloud signs them', async () => {
    const { ec2 } = asking({ credentials })
    const query = await formV2({ method: 'GET', parameters: { Action: 'DescribeInstances', Version: '2016-11-15' } })
    const xml = await (await ec2.fetch(`https://${host}/?${query}`)).text()
    expect(xml).toContain(`<DescribeInstancesResponse ${namespace('2016-11-15')}>`)
  })

  // boto/auth.py, QuerySignatureV2AuthHandler, and botocore/auth.py, SigV2Auth: POST, SecurityToken; boto has HmacSHA1, too.
  test.each(['SHA-256', 'SHA-1'] as const)('as boto signs them, by %s', async (hash) => {
    const sessionToken = 'FwoGZXIvYXdzEXAMPLEtoken+/='
    const { ask } = asking({ credentials: { ...credentials, sessionToken } })
    const parameters = { Action: 'DescribeInstances', Version: '2014-10-01', SecurityToken: sessionToken }
    const { status, xml } = await ask(await formV2({ parameters, hash }))
    expect(status).toBe(200)
    expect(xml).toContain(namespace('2014-10-01'))
  })

  // The text is EC2's for a request without a signature; facts, section 2.
  test('and says what is missing, but not what is there', async () => {
    const { ask } = asking({ credentials })
    const message = (parameter: string) => `The request must contain the parameter ${parameter}`
    const missing = { status: 400, code: 'MissingParameter' }
    expect(await ask('Action=DescribeInstances')).toMatchObject({ ...missing, message: message('AWSAccessKeyId') })
    const key = `Action=DescribeInstances&AWSAccessKeyId=${credentials.accessKeyId}`
    expect(await ask(key)).toMatchObject({ ...missing, message: message('SignatureVersion') })
    const unsigned = `${key}&SignatureVersion=2&SignatureMethod=HmacSHA256&Timestamp=2026-01-01T00%3A00%3A00Z`
    expect(await ask(unsigned)).toMatchObject({ ...missing, message: message('Signature') })
  })

  // boto/boto#148.
  test('and names the date of one that is too old', async () => {
    const { ask } = asking({ credentials })
    const parameters = { Timestamp: '2025-12-31T23:44:59Z' }
    expect(await ask(await formV2({ parameters }))).toMatchObject({
      status: 400,
      code: 'RequestExpired',
      message: 'Request has expired. Timestamp date is 2025-12-31T23:44:59Z',
    })
  })

  // hashicorp/terraform#17273, of SigV4. That a wrong SigV2 signature is answered alike is inferred.
  test('and refuses a wrong one', async () => {
    const { ask } = asking({ credentials })
    expect(await ask(await formV2({ secret: 'wrong' }))).toMatchObject({
      status: 401,
      code: 'AuthFailure',
      message: 'AWS was not able to validate the provided access credentials',
    })
  })
})

// Clients with a base URL that ends in a slash send two.
test.each(['//', '///'])('the path %s is the root', async (path) => {
  const request = new Request(`https://ec2.us-east-1.amazonaws.com${path}?Action=DescribeImages&Version=2016-11-15`)
  expect(await (await getResponse([...simulateEc2().handlers], request))?.text()).toContain('<DescribeImagesResponse')
})
