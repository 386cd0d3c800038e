// libcloud: SigV4, GET. The client's version: 3.4.1. Written by EC2WIRE_RECORD=1 npm run test:clients
export default `
GET /?Action=DescribeInstances&Version=2016-11-15
x-amz-date: 20260101T000000Z
x-amz-content-sha256: redacted
authorization: AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260101/us-east-1/ec2/aws4_request, SignedHeaders=accept-encoding;host;user-agent;x-amz-content-sha256;x-amz-date, Signature=redacted

=> 200 {}

GET /?Action=DescribeAddresses&Version=2016-11-15
...

=> 400 UnsupportedOperation

GET /?Action=DescribeInstances&Filter.1.Name=tag%3AName&Filter.1.Value.1=data%2A&Version=2016-11-15
...

=> 200 {"Filters":[{"Name":"tag:Name","Values":["data*"]}]}

GET /?Action=CreateImage&InstanceId=i-0598c7d356eba48d7&Name=web+%5B1.0%5D+%28it%27s+a%2Fb_c%40d-e%29&NoReboot=True&Description=by+libcloud&BlockDeviceMapping.1.DeviceName=%2Fdev%2Fsdg&BlockDeviceMapping.1.Ebs.VolumeSize=10&BlockDeviceMapping.1.Ebs.VolumeType=gp2&BlockDeviceMapping.1.Ebs.DeleteOnTermination=True&BlockDeviceMapping.2.DeviceName=%2Fdev%2Fsdh&BlockDeviceMapping.2.VirtualName=ephemeral0&Version=2016-11-15
...

=> 200 {"InstanceId":"i-0598c7d356eba48d7","Name":"web [1.0] (it's a/b_c@d-e)","NoReboot":true,"Description":"by libcloud","BlockDeviceMappings":[{"DeviceName":"/dev/sdg","Ebs":{"VolumeSize":10,"VolumeType":"gp2","DeleteOnTermination":true}},{"DeviceName":"/dev/sdh","VirtualName":"ephemeral0"}]}

GET /?Action=DescribeImages&ImageId.1=ami-1234567890abcdef0&Version=2016-11-15
...

=> 200 {"ImageIds":["ami-1234567890abcdef0"]}

GET /?Action=CreateTags&ResourceId.0=ami-1234567890abcdef0&Tag.0.Key=Stage&Tag.0.Value=prod+%26+more&Tag.1.Key=purpose&Tag.1.Value=test&Version=2016-11-15
...

=> 200 {"Resources":["ami-1234567890abcdef0"],"Tags":[{"Key":"Stage","Value":"prod & more"},{"Key":"purpose","Value":"test"}]}

GET /?Action=DeleteTags&ResourceId.0=ami-1234567890abcdef0&Tag.0.Key=purpose&Version=2016-11-15
...

=> 200 {"Resources":["ami-1234567890abcdef0"],"Tags":[{"Key":"purpose"}]}

GET /?Action=DescribeImages&Owner.1=self&Filter.1.Name=tag%3AStage&Filter.1.Value.1=prod%2A&Filter.2.Name=state&Filter.2.Value.1=available&Filter.2.Value.2=failed&Version=2016-11-15
...

=> 200 {"Owners":["self"],"Filters":[{"Name":"tag:Stage","Values":["prod*"]},{"Name":"state","Values":["available","failed"]}]}

GET /?Action=DeregisterImage&ImageId=ami-1234567890abcdef0&DryRun=True&Version=2016-11-15
...

=> 412 DryRunOperation {"ImageId":"ami-1234567890abcdef0","DryRun":true}

GET /?Action=CreateImage&InstanceId=i-0598c7d356eba48d7&Name=web+%5B1.0%5D+%28it%27s+a%2Fb_c%40d-e%29&NoReboot=True&Version=2016-11-15
...

=> 400 InvalidAMIName.Duplicate {"InstanceId":"i-0598c7d356eba48d7","Name":"web [1.0] (it's a/b_c@d-e)","NoReboot":true}

GET /?Action=DescribeSnapshots&Owner.1=self&Version=2016-11-15
...

=> 200 {"OwnerIds":["self"]}

GET /?Action=DeregisterImage&ImageId=ami-1234567890abcdef0&Version=2016-11-15
...

=> 200 {"ImageId":"ami-1234567890abcdef0"}

GET /?Action=DeleteSnapshot&SnapshotId=snap-1234567890abcdef0&Version=2016-11-15
...

=> 200 {"SnapshotId":"snap-1234567890abcdef0"}

GET /?Action=DeleteSnapshot&SnapshotId=snap-1234567890abcdef1&Version=2016-11-15
...

=> 200 {"SnapshotId":"snap-1234567890abcdef1"}

GET /?Action=DescribeSnapshots&Owner.1=self&Version=2016-11-15
...

=> 200 {"OwnerIds":["self"]}
`
