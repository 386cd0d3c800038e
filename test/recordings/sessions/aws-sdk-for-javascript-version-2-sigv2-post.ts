// AWS SDK for JavaScript, version 2: SigV2, POST. The client's version: 2.1693.0. Written by EC2WIRE_RECORD=1 npm run test:clients
export default `
POST /
content-type: application/x-www-form-urlencoded; charset=utf-8

AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Action=DescribeInstances&Filter.1.Name=tag%3AName&Filter.1.Value.1=data%2A&Signature=redacted&SignatureMethod=HmacSHA256&SignatureVersion=2&Timestamp=2026-01-01T00%3A00%3A00Z&Version=2016-11-15
=> 200 {"Filters":[{"Name":"tag:Name","Values":["data*"]}]}

POST /
...

AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Action=CreateImage&InstanceId=i-0598c7d356eba48d7&Name=web%20%5B1.0%5D%20%28it%27s%20a%2Fb_c%40d-e%29&NoReboot=true&Signature=redacted&SignatureMethod=HmacSHA256&SignatureVersion=2&Timestamp=2026-01-01T00%3A00%3A00Z&Version=2016-11-15
=> 200 {"InstanceId":"i-0598c7d356eba48d7","Name":"web [1.0] (it's a/b_c@d-e)","NoReboot":true}

POST /
...

AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Action=DescribeImages&ImageId.1=ami-1234567890abcdef0&Signature=redacted&SignatureMethod=HmacSHA256&SignatureVersion=2&Timestamp=2026-01-01T00%3A00%3A00Z&Version=2016-11-15
=> 200 {"ImageIds":["ami-1234567890abcdef0"]}

POST /
...

AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Action=CreateTags&ResourceId.1=ami-1234567890abcdef0&Signature=redacted&SignatureMethod=HmacSHA256&SignatureVersion=2&Tag.1.Key=Stage&Tag.1.Value=prod%20%26%20more&Tag.2.Key=purpose&Tag.2.Value=test&Timestamp=2026-01-01T00%3A00%3A00Z&Version=2016-11-15
=> 200 {"Resources":["ami-1234567890abcdef0"],"Tags":[{"Key":"Stage","Value":"prod & more"},{"Key":"purpose","Value":"test"}]}

POST /
...

AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Action=DeleteTags&ResourceId.1=ami-1234567890abcdef0&Signature=redacted&SignatureMethod=HmacSHA256&SignatureVersion=2&Tag.1.Key=purpose&Timestamp=2026-01-01T00%3A00%3A00Z&Version=2016-11-15
=> 200 {"Resources":["ami-1234567890abcdef0"],"Tags":[{"Key":"purpose"}]}

POST /
...

AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Action=DescribeImages&Filter.1.Name=tag%3AStage&Filter.1.Value.1=prod%2A&Filter.2.Name=state&Filter.2.Value.1=available&Filter.2.Value.2=failed&Owner.1=self&Signature=redacted&SignatureMethod=HmacSHA256&SignatureVersion=2&Timestamp=2026-01-01T00%3A00%3A00Z&Version=2016-11-15
=> 200 {"Filters":[{"Name":"tag:Stage","Values":["prod*"]},{"Name":"state","Values":["available","failed"]}],"Owners":["self"]}

POST /
...

AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Action=DeregisterImage&DryRun=true&ImageId=ami-1234567890abcdef0&Signature=redacted&SignatureMethod=HmacSHA256&SignatureVersion=2&Timestamp=2026-01-01T00%3A00%3A00Z&Version=2016-11-15
=> 412 DryRunOperation {"DryRun":true,"ImageId":"ami-1234567890abcdef0"}

POST /
...

AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Action=CreateImage&InstanceId=i-0598c7d356eba48d7&Name=web%20%5B1.0%5D%20%28it%27s%20a%2Fb_c%40d-e%29&Signature=redacted&SignatureMethod=HmacSHA256&SignatureVersion=2&Timestamp=2026-01-01T00%3A00%3A00Z&Version=2016-11-15
=> 400 InvalidAMIName.Duplicate {"InstanceId":"i-0598c7d356eba48d7","Name":"web [1.0] (it's a/b_c@d-e)"}

POST /
...

AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Action=DescribeSnapshots&Owner.1=self&Signature=redacted&SignatureMethod=HmacSHA256&SignatureVersion=2&Timestamp=2026-01-01T00%3A00%3A00Z&Version=2016-11-15
=> 200 {"OwnerIds":["self"]}

POST /
...

AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Action=DeregisterImage&ImageId=ami-1234567890abcdef0&Signature=redacted&SignatureMethod=HmacSHA256&SignatureVersion=2&Timestamp=2026-01-01T00%3A00%3A00Z&Version=2016-11-15
=> 200 {"ImageId":"ami-1234567890abcdef0"}

POST /
...

AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Action=DeleteSnapshot&Signature=redacted&SignatureMethod=HmacSHA256&SignatureVersion=2&SnapshotId=snap-1234567890abcdef0&Timestamp=2026-01-01T00%3A00%3A00Z&Version=2016-11-15
=> 200 {"SnapshotId":"snap-1234567890abcdef0"}

POST /
...

AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Action=DeleteSnapshot&Signature=redacted&SignatureMethod=HmacSHA256&SignatureVersion=2&SnapshotId=snap-1234567890abcdef1&Timestamp=2026-01-01T00%3A00%3A00Z&Version=2016-11-15
=> 200 {"SnapshotId":"snap-1234567890abcdef1"}

POST /
...

AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Action=DescribeSnapshots&Owner.1=self&Signature=redacted&SignatureMethod=HmacSHA256&SignatureVersion=2&Timestamp=2026-01-01T00%3A00%3A00Z&Version=2016-11-15
=> 200 {"OwnerIds":["self"]}
`
