// fog-aws: SigV4, POST. The client's version: 3.15.0. Written by EC2WIRE_RECORD=1 npm run test:clients
export default `
POST /
content-type: application/x-www-form-urlencoded
x-amz-date: 20260101T000000Z
authorization: AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260101/us-east-1/ec2/aws4_request, SignedHeaders=content-type;host;x-amz-date, Signature=redacted

Action=DescribeInstances&Filter.1.Name=tag%3AName&Filter.1.Value.1=data%2A&Version=2016-11-15
=> 200 {"Filters":[{"Name":"tag:Name","Values":["data*"]}]}

POST /
...

Action=CreateImage&BlockDeviceMapping.1.DeviceName=%2Fdev%2Fsdf&BlockDeviceMapping.1.NoDevice=&BlockDeviceMapping.2.DeviceName=%2Fdev%2Fsdh&BlockDeviceMapping.2.VirtualName=ephemeral0&Description=by%20fog&InstanceId=i-0598c7d356eba48d7&Name=web%20%5B1.0%5D%20%28it%27s%20a%2Fb_c%40d-e%29&NoReboot=true&Version=2016-11-15
=> 200 {"BlockDeviceMappings":[{"DeviceName":"/dev/sdf","NoDevice":""},{"DeviceName":"/dev/sdh","VirtualName":"ephemeral0"}],"Description":"by fog","InstanceId":"i-0598c7d356eba48d7","Name":"web [1.0] (it's a/b_c@d-e)","NoReboot":true}

POST /
...

Action=DescribeImages&Filter.1.Name=image-id&Filter.1.Value.1=ami-1234567890abcdef0&Version=2016-11-15
=> 200 {"Filters":[{"Name":"image-id","Values":["ami-1234567890abcdef0"]}]}

POST /
...

Action=CreateTags&ResourceId.1=ami-1234567890abcdef0&Tag.1.Key=Stage&Tag.1.Value=prod%20%26%20more&Tag.2.Key=purpose&Tag.2.Value=test&Version=2016-11-15
=> 200 {"Resources":["ami-1234567890abcdef0"],"Tags":[{"Key":"Stage","Value":"prod & more"},{"Key":"purpose","Value":"test"}]}

POST /
...

Action=DeleteTags&ResourceId.1=ami-1234567890abcdef0&Tag.1.Key=purpose&Version=2016-11-15
=> 200 {"Resources":["ami-1234567890abcdef0"],"Tags":[{"Key":"purpose"}]}

POST /
...

Action=DescribeImages&Filter.1.Name=tag%3AStage&Filter.1.Value.1=prod%2A&Filter.2.Name=state&Filter.2.Value.1=available&Filter.2.Value.2=failed&Owner.0=self&Version=2016-11-15
=> 200 {"Filters":[{"Name":"tag:Stage","Values":["prod*"]},{"Name":"state","Values":["available","failed"]}],"Owners":["self"]}

POST /
...

Action=CreateImage&Description=by%20fog&InstanceId=i-0598c7d356eba48d7&Name=web%20%5B1.0%5D%20%28it%27s%20a%2Fb_c%40d-e%29&NoReboot=true&Version=2016-11-15
=> 400 InvalidAMIName.Duplicate {"Description":"by fog","InstanceId":"i-0598c7d356eba48d7","Name":"web [1.0] (it's a/b_c@d-e)","NoReboot":true}

POST /
...

Action=DescribeSnapshots&Filter.1.Name=owner-id&Filter.1.Value.1=123456789012&RestorableBy=self&Version=2016-11-15
=> 200 {"Filters":[{"Name":"owner-id","Values":["123456789012"]}],"RestorableByUserIds":["self"]}

POST /
...

Action=DeregisterImage&ImageId=ami-1234567890abcdef0&Version=2016-11-15
=> 200 {"ImageId":"ami-1234567890abcdef0"}

POST /
...

Action=DeleteSnapshot&SnapshotId=snap-1234567890abcdef0&Version=2016-11-15
=> 200 {"SnapshotId":"snap-1234567890abcdef0"}

POST /
...

Action=DescribeSnapshots&RestorableBy=self&Version=2016-11-15
=> 200 {"RestorableByUserIds":["self"]}
`
