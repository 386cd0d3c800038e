import * as v from 'valibot'

/**
 * The platform of Windows. EC2 writes `windows`, in all 324 recorded values. Its model says `Windows`, so that the types of
 * the AWS SDKs do, too; the service will not change (boto/boto3#2066, aws/aws-sdk-go-v2#2588). Filters take both.
 */
export const Platform = v.picklist(['windows', 'Windows'])
