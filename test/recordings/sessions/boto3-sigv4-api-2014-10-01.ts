// boto3: SigV4, API 2014-10-01. The client's version: 1.26.27. Written by EC2WIRE_RECORD=1 npm run test:clients
export default `
POST /
content-type: application/x-www-form-urlencoded; charset=utf-8
x-amz-date: 20260101T000000Z
authorization: AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260101/us-east-1/ec2/aws4_request, SignedHeaders=content-type;host;x-amz-date, Signature=redacted

Action=DescribeInstances&Version=2014-10-01&Filter.1.Name=tag%3AName&Filter.1.Value.1=data%2A
=> 200 {"Filters":[{"Name":"tag:Name","Values":["data*"]}]}

POST /
...

Action=CreateImage&Version=2014-10-01&InstanceId=i-0598c7d356eba48d7&Name=web+%5B1.0%5D+%28it%27s+a%2Fb_c%40d-e%29&NoReboot=true
=> 200 {"InstanceId":"i-0598c7d356eba48d7","Name":"web [1.0] (it's a/b_c@d-e)","NoReboot":true}

POST /
...

Action=DescribeImages&Version=2014-10-01&ImageId.1=ami-1234567890abcdef0
=> 200 {"ImageIds":["ami-1234567890abcdef0"]}

POST /
...

Action=CreateTags&Version=2014-10-01&ResourceId.1=ami-1234567890abcdef0&Tag.1.Key=Stage&Tag.1.Value=prod+%26+more&Tag.2.Key=purpose&Tag.2.Value=test
=> 200 {"Resources":["ami-1234567890abcdef0"],"Tags":[{"Key":"Stage","Value":"prod & more"},{"Key":"purpose","Value":"test"}]}

POST /
...

Action=DeleteTags&Version=2014-10-01&ResourceId.1=ami-1234567890abcdef0&Tag.1.Key=purpose
=> 200 {"Resources":["ami-1234567890abcdef0"],"Tags":[{"Key":"purpose"}]}

POST /
...

Action=DescribeImages&Version=2014-10-01&Owner.1=self&Filter.1.Name=tag%3AStage&Filter.1.Value.1=prod%2A&Filter.2.Name=state&Filter.2.Value.1=available&Filter.2.Value.2=failed
=> 200 {"Owners":["self"],"Filters":[{"Name":"tag:Stage","Values":["prod*"]},{"Name":"state","Values":["available","failed"]}]}

POST /
...

Action=DeregisterImage&Version=2014-10-01&ImageId=ami-1234567890abcdef0&DryRun=true
=> 412 DryRunOperation {"ImageId":"ami-1234567890abcdef0","DryRun":true}

POST /
...

Action=CreateImage&Version=2014-10-01&InstanceId=i-0598c7d356eba48d7&Name=web+%5B1.0%5D+%28it%27s+a%2Fb_c%40d-e%29
=> 400 InvalidAMIName.Duplicate {"InstanceId":"i-0598c7d356eba48d7","Name":"web [1.0] (it's a/b_c@d-e)"}

POST /
...

Action=DescribeSnapshots&Version=2014-10-01&Owner.1=self
=> 200 {"OwnerIds":["self"]}

POST /
...

Action=DeregisterImage&Version=2014-10-01&ImageId=ami-1234567890abcdef0
=> 200 {"ImageId":"ami-1234567890abcdef0"}

POST /
...

Action=DeleteSnapshot&Version=2014-10-01&SnapshotId=snap-1234567890abcdef0
=> 200 {"SnapshotId":"snap-1234567890abcdef0"}

POST /
...

Action=DeleteSnapshot&Version=2014-10-01&SnapshotId=snap-1234567890abcdef1
=> 200 {"SnapshotId":"snap-1234567890abcdef1"}

POST /
...

Action=DescribeSnapshots&Version=2014-10-01&Owner.1=self
=> 200 {"OwnerIds":["self"]}
`
