/**
 * The versions of EC2's API, by year. EC2 answers a request in the namespace of its version, and has `NoSuchVersion` for
 * others: it was seen for 2010-03-31, which lies between two versions (boto/boto3#1138).
 *
 * Sources, each version in at least one of them:
 * - garnaat/missingcloud, `ec2_api_versions.json`: EC2's release notes from 2006-06-26 to 2011-07-15.
 * - awsdocs/amazon-ec2-user-guide, `doc_source/DocumentHistory.md`: the API versions of 2009-11-30 to 2016-11-15. It is the
 *   only source of 2011-12-01.
 * - The models of aws-sdk-ruby v1 (`lib/aws/api_config`), aws-sdk-php (`src/Aws/Ec2/Resources`, `src/data/ec2`), aws-sdk-js
 *   (`apis`) and botocore (`botocore/data/ec2`): from 2011-02-28 on.
 * - CloudStack's list of EC2's WSDL namespaces (`com.cloud.bridge.axis.namespace.Namespace`), which has 2012-03-01, as
 *   AWS SDK for .NET v1 does.
 */
const apiVersions: Readonly<Record<string, string>> = {
  2006: '06-26 10-01',
  2007: '01-03 01-19 03-01 08-29',
  2008: '02-01 05-05 08-08 12-01',
  2009: '03-01 04-04 07-15 08-15 10-31 11-30',
  2010: '06-15 08-31 11-15',
  2011: '01-01 02-28 05-15 07-15 11-01 12-01 12-15',
  2012: '03-01 04-01 05-01 06-01 06-15 07-20 08-15 10-01 12-01',
  2013: '02-01 06-15 07-15 08-15 10-01 10-15',
  2014: '02-01 05-01 06-15 09-01 10-01',
  2015: '03-01 04-15 10-01',
  2016: '04-01 09-15 11-15',
}

/** Returns whether a request may ask for a version: that of the operation, or one of EC2's before it. */
export function isVersionOf({ version }: { readonly version: string }, sent: string): boolean {
  const days = apiVersions[sent.slice(0, 4)]?.split(' ') ?? []
  return sent === version || (sent < version && days.some((day) => sent.slice(4) === `-${day}`))
}
