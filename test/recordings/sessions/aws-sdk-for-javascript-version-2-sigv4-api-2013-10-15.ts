// AWS SDK for JavaScript, version 2: SigV4, API 2013-10-15. The client's version: 2.1693.0. Written by EC2WIRE_RECORD=1 npm run test:clients
export default `
POST /
content-type: application/x-www-form-urlencoded; charset=utf-8
x-amz-date: 20260101T000000Z
x-amz-content-sha256: redacted
authorization: AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260101/us-east-1/ec2/aws4_request, SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature=redacted

Action=DescribeInstances&Filter.1.Name=tag%3AName&Filter.1.Value.1=data%2A&Version=2013-10-15
=> 200 {"Filters":[{"Name":"tag:Name","Values":["data*"]}]}

POST /
...

Action=CreateImage&InstanceId=i-0598c7d356eba48d7&Name=web%20%5B1.0%5D%20%28it%27s%20a%2Fb_c%40d-e%29&NoReboot=true&Version=2013-10-15
=> 200 {"InstanceId":"i-0598c7d356eba48d7","Name":"web [1.0] (it's a/b_c@d-e)","NoReboot":true}

POST /
...

Action=DescribeImages&ImageId.1=ami-1234567890abcdef0&Version=2013-10-15
=> 200 {"ImageIds":["ami-1234567890abcdef0"]}

POST /
...

Action=CreateTags&ResourceId.1=ami-1234567890abcdef0&Tag.1.Key=Stage&Tag.1.Value=prod%20%26%20more&Tag.2.Key=purpose&Tag.2.Value=test&Version=2013-10-15
=> 200 {"Resources":["ami-1234567890abcdef0"],"Tags":[{"Key":"Stage","Value":"prod & more"},{"Key":"purpose","Value":"test"}]}

POST /
...

Action=DeleteTags&ResourceId.1=ami-1234567890abcdef0&Tag.1.Key=purpose&Version=2013-10-15
=> 200 {"Resources":["ami-1234567890abcdef0"],"Tags":[{"Key":"purpose"}]}

POST /
...

Action=DescribeImages&Filter.1.Name=tag%3AStage&Filter.1.Value.1=prod%2A&Filter.2.Name=state&Filter.2.Value.1=available&Filter.2.Value.2=failed&Owner.1=self&Version=2013-10-15
=> 200 {"Filters":[{"Name":"tag:Stage","Values":["prod*"]},{"Name":"state","Values":["available","failed"]}],"Owners":["self"]}

POST /
...

Action=DeregisterImage&DryRun=true&ImageId=ami-1234567890abcdef0&Version=2013-10-15
=> 412 DryRunOperation {"DryRun":true,"ImageId":"ami-1234567890abcdef0"}

POST /
...

Action=CreateImage&InstanceId=i-0598c7d356eba48d7&Name=web%20%5B1.0%5D%20%28it%27s%20a%2Fb_c%40d-e%29&Version=2013-10-15
=> 400 InvalidAMIName.Duplicate {"InstanceId":"i-0598c7d356eba48d7","Name":"web [1.0] (it's a/b_c@d-e)"}

POST /
...

Action=DescribeSnapshots&Owner.1=self&Version=2013-10-15
=> 200 {"OwnerIds":["self"]}

POST /
...

Action=DeregisterImage&ImageId=ami-1234567890abcdef0&Version=2013-10-15
=> 200 {"ImageId":"ami-1234567890abcdef0"}

POST /
...

Action=DeleteSnapshot&SnapshotId=snap-1234567890abcdef0&Version=2013-10-15
=> 200 {"SnapshotId":"snap-1234567890abcdef0"}

POST /
...

Action=DeleteSnapshot&SnapshotId=snap-1234567890abcdef1&Version=2013-10-15
=> 200 {"SnapshotId":"snap-1234567890abcdef1"}

GET /?Action=DescribeInstances&Filter.1.Name=tag%3AName&Filter.1.Value.1=data%2A&Version=2013-10-15&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20260101%2Fus-east-1%2Fec2%2Faws4_request&X-Amz-Date=20260101T000000Z&X-Amz-Expires=3600&X-Amz-Signature=redacted&X-Amz-SignedHeaders=host

=> 200 {"Filters":[{"Name":"tag:Name","Values":["data*"]}]}
`
