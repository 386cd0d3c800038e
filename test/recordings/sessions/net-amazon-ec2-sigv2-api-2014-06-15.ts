// Net::Amazon::EC2: SigV2, API 2014-06-15. The client's version: 0.36. Written by EC2WIRE_RECORD=1 npm run test:clients
export default `
POST /
content-type: application/x-www-form-urlencoded

AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Action=DescribeInstances&Filter.1.Name=tag%3AName&Filter.1.Value.1=data%2A&SecurityToken=&SignatureMethod=HmacSHA256&SignatureVersion=2&Timestamp=2026-01-01T00%3A00%3A00Z&Version=2014-06-15&Signature=redacted
=> 200 {"Filters":[{"Name":"tag:Name","Values":["data*"]}]}

POST /
...

AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Action=CreateImage&BlockDeviceMapping.0.DeviceName=%2Fdev%2Fsdg&BlockDeviceMapping.0.Ebs.DeleteOnTermination=true&BlockDeviceMapping.0.Ebs.VolumeSize=10&BlockDeviceMapping.0.Ebs.VolumeType=gp2&BlockDeviceMapping.1.DeviceName=%2Fdev%2Fsdh&BlockDeviceMapping.1.VirtualName=ephemeral0&BlockDeviceMapping.2.DeviceName=%2Fdev%2Fsdf&BlockDeviceMapping.2.NoDevice=&InstanceId=i-0598c7d356eba48d7&Name=web%20%5B1.0%5D%20%28it%27s%20a%2Fb_c%40d-e%29&NoReboot=true&SecurityToken=&SignatureMethod=HmacSHA256&SignatureVersion=2&Timestamp=2026-01-01T00%3A00%3A00Z&Version=2014-06-15&Signature=redacted
=> 200 {"BlockDeviceMappings":[{"DeviceName":"/dev/sdg","Ebs":{"DeleteOnTermination":true,"VolumeSize":10,"VolumeType":"gp2"}},{"DeviceName":"/dev/sdh","VirtualName":"ephemeral0"},{"DeviceName":"/dev/sdf","NoDevice":""}],"InstanceId":"i-0598c7d356eba48d7","Name":"web [1.0] (it's a/b_c@d-e)","NoReboot":true}

POST /
...

AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Action=DescribeImages&ImageId=ami-1234567890abcdef0&SecurityToken=&SignatureMethod=HmacSHA256&SignatureVersion=2&Timestamp=2026-01-01T00%3A00%3A00Z&Version=2014-06-15&Signature=redacted
=> 200 {"ImageIds":["ami-1234567890abcdef0"]}

POST /
...

AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Action=CreateTags&ResourceId.1=ami-1234567890abcdef0&SecurityToken=&SignatureMethod=HmacSHA256&SignatureVersion=2&Tag.1.Key=Stage&Tag.1.Value=prod%20%26%20more&Timestamp=2026-01-01T00%3A00%3A00Z&Version=2014-06-15&Signature=redacted
=> 200 {"Resources":["ami-1234567890abcdef0"],"Tags":[{"Key":"Stage","Value":"prod & more"}]}

POST /
...

AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Action=CreateTags&ResourceId.1=ami-1234567890abcdef0&SecurityToken=&SignatureMethod=HmacSHA256&SignatureVersion=2&Tag.1.Key=purpose&Tag.1.Value=test&Timestamp=2026-01-01T00%3A00%3A00Z&Version=2014-06-15&Signature=redacted
=> 200 {"Resources":["ami-1234567890abcdef0"],"Tags":[{"Key":"purpose","Value":"test"}]}

POST /
...

AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Action=DeleteTags&ResourceId=ami-1234567890abcdef0&SecurityToken=&SignatureMethod=HmacSHA256&SignatureVersion=2&Tag.1.Key=purpose&Timestamp=2026-01-01T00%3A00%3A00Z&Version=2014-06-15&Signature=redacted
=> 200 {"Resources":["ami-1234567890abcdef0"],"Tags":[{"Key":"purpose"}]}

POST /
...

AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Action=DescribeImages&ImageId.1=ami-1234567890abcdef0&SecurityToken=&SignatureMethod=HmacSHA256&SignatureVersion=2&Timestamp=2026-01-01T00%3A00%3A00Z&Version=2014-06-15&Signature=redacted
=> 200 {"ImageIds":["ami-1234567890abcdef0"]}

POST /
...

AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Action=DescribeImages&Owner=self&SecurityToken=&SignatureMethod=HmacSHA256&SignatureVersion=2&Timestamp=2026-01-01T00%3A00%3A00Z&Version=2014-06-15&Signature=redacted
=> 200 {"Owners":["self"]}

POST /
...

AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Action=CreateImage&InstanceId=i-0598c7d356eba48d7&Name=web%20%5B1.0%5D%20%28it%27s%20a%2Fb_c%40d-e%29&SecurityToken=&SignatureMethod=HmacSHA256&SignatureVersion=2&Timestamp=2026-01-01T00%3A00%3A00Z&Version=2014-06-15&Signature=redacted
=> 400 InvalidAMIName.Duplicate {"InstanceId":"i-0598c7d356eba48d7","Name":"web [1.0] (it's a/b_c@d-e)"}

POST /
...

AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Action=DescribeSnapshots&Filter.1.Name=status&Filter.1.Value.1=completed&Filter.1.Value.2=error&Filter.2.Name=description&Filter.2.Value.1=%2Aami-1234567890abcdef0%2A&Owner=self&RestorableBy=self&SecurityToken=&SignatureMethod=HmacSHA256&SignatureVersion=2&Timestamp=2026-01-01T00%3A00%3A00Z&Version=2014-06-15&Signature=redacted
=> 200 {"Filters":[{"Name":"status","Values":["completed","error"]},{"Name":"description","Values":["*ami-1234567890abcdef0*"]}],"OwnerIds":["self"],"RestorableByUserIds":["self"]}

POST /
...

AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Action=DeregisterImage&ImageId=ami-1234567890abcdef0&SecurityToken=&SignatureMethod=HmacSHA256&SignatureVersion=2&Timestamp=2026-01-01T00%3A00%3A00Z&Version=2014-06-15&Signature=redacted
=> 200 {"ImageId":"ami-1234567890abcdef0"}

POST /
...

AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Action=DeleteSnapshot&SecurityToken=&SignatureMethod=HmacSHA256&SignatureVersion=2&SnapshotId=snap-1234567890abcdef0&Timestamp=2026-01-01T00%3A00%3A00Z&Version=2014-06-15&Signature=redacted
=> 200 {"SnapshotId":"snap-1234567890abcdef0"}

POST /
...

AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Action=DescribeSnapshots&Owner=self&SecurityToken=&SignatureMethod=HmacSHA256&SignatureVersion=2&Timestamp=2026-01-01T00%3A00%3A00Z&Version=2014-06-15&Signature=redacted
=> 200 {"OwnerIds":["self"]}
`
