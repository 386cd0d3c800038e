// Net::Amazon::EC2: SigV4, API 2014-06-15. The client's version: 0.36. Written by EC2WIRE_RECORD=1 npm run test:clients
export default `
POST /
content-type: application/x-www-form-urlencoded
x-amz-date: 20260101T000000Z
authorization: AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260101/us-east-1/ec2/aws4_request, SignedHeaders=content-type;host;x-amz-date, Signature=redacted

Action=DescribeInstances&Filter.1.Name=tag%3AName&Filter.1.Value.1=data%2A&Version=2014-06-15
=> 200 {"Filters":[{"Name":"tag:Name","Values":["data*"]}]}

POST /
...

Action=CreateImage&BlockDeviceMapping.0.DeviceName=%2Fdev%2Fsdg&BlockDeviceMapping.0.Ebs.DeleteOnTermination=true&BlockDeviceMapping.0.Ebs.VolumeSize=10&BlockDeviceMapping.0.Ebs.VolumeType=gp2&BlockDeviceMapping.1.DeviceName=%2Fdev%2Fsdh&BlockDeviceMapping.1.VirtualName=ephemeral0&BlockDeviceMapping.2.DeviceName=%2Fdev%2Fsdf&BlockDeviceMapping.2.NoDevice=&InstanceId=i-0598c7d356eba48d7&Name=web%20%5B1.0%5D%20%28it%27s%20a%2Fb_c%40d-e%29&NoReboot=true&Version=2014-06-15
=> 200 {"BlockDeviceMappings":[{"DeviceName":"/dev/sdg","Ebs":{"DeleteOnTermination":true,"VolumeSize":10,"VolumeType":"gp2"}},{"DeviceName":"/dev/sdh","VirtualName":"ephemeral0"},{"DeviceName":"/dev/sdf","NoDevice":""}],"InstanceId":"i-0598c7d356eba48d7","Name":"web [1.0] (it's a/b_c@d-e)","NoReboot":true}

POST /
...

Action=DescribeImages&ImageId=ami-1234567890abcdef0&Version=2014-06-15
=> 200 {"ImageIds":["ami-1234567890abcdef0"]}

POST /
...

Action=CreateTags&ResourceId.1=ami-1234567890abcdef0&Tag.1.Key=Stage&Tag.1.Value=prod%20%26%20more&Version=2014-06-15
=> 200 {"Resources":["ami-1234567890abcdef0"],"Tags":[{"Key":"Stage","Value":"prod & more"}]}

POST /
...

Action=CreateTags&ResourceId.1=ami-1234567890abcdef0&Tag.1.Key=purpose&Tag.1.Value=test&Version=2014-06-15
=> 200 {"Resources":["ami-1234567890abcdef0"],"Tags":[{"Key":"purpose","Value":"test"}]}

POST /
...

Action=DeleteTags&ResourceId=ami-1234567890abcdef0&Tag.1.Key=purpose&Version=2014-06-15
=> 200 {"Resources":["ami-1234567890abcdef0"],"Tags":[{"Key":"purpose"}]}

POST /
...

Action=DescribeImages&ImageId.1=ami-1234567890abcdef0&Version=2014-06-15
=> 200 {"ImageIds":["ami-1234567890abcdef0"]}

POST /
...

Action=DescribeImages&Owner=self&Version=2014-06-15
=> 200 {"Owners":["self"]}

POST /
...

Action=CreateImage&InstanceId=i-0598c7d356eba48d7&Name=web%20%5B1.0%5D%20%28it%27s%20a%2Fb_c%40d-e%29&Version=2014-06-15
=> 400 InvalidAMIName.Duplicate {"InstanceId":"i-0598c7d356eba48d7","Name":"web [1.0] (it's a/b_c@d-e)"}

POST /
...

Action=DescribeSnapshots&Filter.1.Name=status&Filter.1.Value.1=completed&Filter.1.Value.2=error&Filter.2.Name=description&Filter.2.Value.1=%2Aami-1234567890abcdef0%2A&Owner=self&RestorableBy=self&Version=2014-06-15
=> 200 {"Filters":[{"Name":"status","Values":["completed","error"]},{"Name":"description","Values":["*ami-1234567890abcdef0*"]}],"OwnerIds":["self"],"RestorableByUserIds":["self"]}

POST /
...

Action=DeregisterImage&ImageId=ami-1234567890abcdef0&Version=2014-06-15
=> 200 {"ImageId":"ami-1234567890abcdef0"}

POST /
...

Action=DeleteSnapshot&SnapshotId=snap-1234567890abcdef0&Version=2014-06-15
=> 200 {"SnapshotId":"snap-1234567890abcdef0"}

POST /
...

Action=DescribeSnapshots&Owner=self&Version=2014-06-15
=> 200 {"OwnerIds":["self"]}
`
