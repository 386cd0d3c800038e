// boto3: SigV2, POST. The client's version: 1.26.27. Written by EC2WIRE_RECORD=1 npm run test:clients
export default `
POST /
content-type: application/x-www-form-urlencoded; charset=utf-8

Action=DescribeInstances&Version=2016-11-15&Filter.1.Name=tag%3AName&Filter.1.Value.1=data%2A&AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&SignatureVersion=2&SignatureMethod=HmacSHA256&Timestamp=2026-01-01T00%3A00%3A00Z&Signature=redacted
=> 200 {"Filters":[{"Name":"tag:Name","Values":["data*"]}]}

POST /
...

Action=CreateImage&Version=2016-11-15&InstanceId=i-0598c7d356eba48d7&Name=web+%5B1.0%5D+%28it%27s+a%2Fb_c%40d-e%29&NoReboot=true&AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&SignatureVersion=2&SignatureMethod=HmacSHA256&Timestamp=2026-01-01T00%3A00%3A00Z&Signature=redacted
=> 200 {"InstanceId":"i-0598c7d356eba48d7","Name":"web [1.0] (it's a/b_c@d-e)","NoReboot":true}

POST /
...

Action=DescribeImages&Version=2016-11-15&ImageId.1=ami-1234567890abcdef0&AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&SignatureVersion=2&SignatureMethod=HmacSHA256&Timestamp=2026-01-01T00%3A00%3A00Z&Signature=redacted
=> 200 {"ImageIds":["ami-1234567890abcdef0"]}

POST /
...

Action=CreateTags&Version=2016-11-15&ResourceId.1=ami-1234567890abcdef0&Tag.1.Key=Stage&Tag.1.Value=prod+%26+more&Tag.2.Key=purpose&Tag.2.Value=test&AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&SignatureVersion=2&SignatureMethod=HmacSHA256&Timestamp=2026-01-01T00%3A00%3A00Z&Signature=redacted
=> 200 {"Resources":["ami-1234567890abcdef0"],"Tags":[{"Key":"Stage","Value":"prod & more"},{"Key":"purpose","Value":"test"}]}

POST /
...

Action=DeleteTags&Version=2016-11-15&ResourceId.1=ami-1234567890abcdef0&Tag.1.Key=purpose&AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&SignatureVersion=2&SignatureMethod=HmacSHA256&Timestamp=2026-01-01T00%3A00%3A00Z&Signature=redacted
=> 200 {"Resources":["ami-1234567890abcdef0"],"Tags":[{"Key":"purpose"}]}

POST /
...

Action=DescribeImages&Version=2016-11-15&Owner.1=self&Filter.1.Name=tag%3AStage&Filter.1.Value.1=prod%2A&Filter.2.Name=state&Filter.2.Value.1=available&Filter.2.Value.2=failed&AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&SignatureVersion=2&SignatureMethod=HmacSHA256&Timestamp=2026-01-01T00%3A00%3A00Z&Signature=redacted
=> 200 {"Owners":["self"],"Filters":[{"Name":"tag:Stage","Values":["prod*"]},{"Name":"state","Values":["available","failed"]}]}

POST /
...

Action=DeregisterImage&Version=2016-11-15&ImageId=ami-1234567890abcdef0&DryRun=true&AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&SignatureVersion=2&SignatureMethod=HmacSHA256&Timestamp=2026-01-01T00%3A00%3A00Z&Signature=redacted
=> 412 DryRunOperation {"ImageId":"ami-1234567890abcdef0","DryRun":true}

POST /
...

Action=CreateImage&Version=2016-11-15&InstanceId=i-0598c7d356eba48d7&Name=web+%5B1.0%5D+%28it%27s+a%2Fb_c%40d-e%29&AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&SignatureVersion=2&SignatureMethod=HmacSHA256&Timestamp=2026-01-01T00%3A00%3A00Z&Signature=redacted
=> 400 InvalidAMIName.Duplicate {"InstanceId":"i-0598c7d356eba48d7","Name":"web [1.0] (it's a/b_c@d-e)"}

POST /
...

Action=DescribeSnapshots&Version=2016-11-15&Owner.1=self&AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&SignatureVersion=2&SignatureMethod=HmacSHA256&Timestamp=2026-01-01T00%3A00%3A00Z&Signature=redacted
=> 200 {"OwnerIds":["self"]}

POST /
...

Action=DeregisterImage&Version=2016-11-15&ImageId=ami-1234567890abcdef0&AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&SignatureVersion=2&SignatureMethod=HmacSHA256&Timestamp=2026-01-01T00%3A00%3A00Z&Signature=redacted
=> 200 {"ImageId":"ami-1234567890abcdef0"}

POST /
...

Action=DeleteSnapshot&Version=2016-11-15&SnapshotId=snap-1234567890abcdef0&AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&SignatureVersion=2&SignatureMethod=HmacSHA256&Timestamp=2026-01-01T00%3A00%3A00Z&Signature=redacted
=> 200 {"SnapshotId":"snap-1234567890abcdef0"}

POST /
...

Action=DeleteSnapshot&Version=2016-11-15&SnapshotId=snap-1234567890abcdef1&AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&SignatureVersion=2&SignatureMethod=HmacSHA256&Timestamp=2026-01-01T00%3A00%3A00Z&Signature=redacted
=> 200 {"SnapshotId":"snap-1234567890abcdef1"}

POST /
...

Action=DescribeSnapshots&Version=2016-11-15&Owner.1=self&AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&SignatureVersion=2&SignatureMethod=HmacSHA256&Timestamp=2026-01-01T00%3A00%3A00Z&Signature=redacted
=> 200 {"OwnerIds":["self"]}
`
