// VM::EC2: SigV2, API 2014-05-01. The client's version: 1.28. Written by EC2WIRE_RECORD=1 npm run test:clients
export default `
POST /
content-type: application/x-www-form-urlencoded

Action=DescribeInstances&Timestamp=2026-01-01T00%3A00%3A00Z&Filter.1.Value=data*&Version=2014-05-01&AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Filter.1.Name=tag%3AName&SignatureVersion=2&Signature=redacted&SignatureMethod=HmacSHA256
=> 200 {"Filters":[{"Values":["data*"],"Name":"tag:Name"}]}

POST /
...

SignatureMethod=HmacSHA256&InstanceId=i-0598c7d356eba48d7&BlockDeviceMapping.3.DeviceName=%2Fdev%2Fsdf&BlockDeviceMapping.1.DeviceName=%2Fdev%2Fsdg&BlockDeviceMapping.3.NoDevice=&Version=2014-05-01&Signature=redacted&BlockDeviceMapping.1.Ebs.VolumeSize=10&BlockDeviceMapping.1.Ebs.DeleteOnTermination=true&BlockDeviceMapping.1.Ebs.VolumeType=gp2&Name=web+%5B1.0%5D+(it's+a%2Fb_c%40d-e)&BlockDeviceMapping.2.DeviceName=%2Fdev%2Fsdh&AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&SignatureVersion=2&BlockDeviceMapping.2.VirtualName=ephemeral0&Timestamp=2026-01-01T00%3A00%3A00Z&NoReboot=true&Action=CreateImage
=> 200 {"InstanceId":"i-0598c7d356eba48d7","BlockDeviceMappings":[{"DeviceName":"/dev/sdg","Ebs":{"VolumeSize":10,"DeleteOnTermination":true,"VolumeType":"gp2"}},{"DeviceName":"/dev/sdh","VirtualName":"ephemeral0"},{"DeviceName":"/dev/sdf","NoDevice":""}],"Name":"web [1.0] (it's a/b_c@d-e)","NoReboot":true}

POST /
...

Version=2014-05-01&ImageId.1=ami-1234567890abcdef0&SignatureMethod=HmacSHA256&Timestamp=2026-01-01T00%3A00%3A00Z&Action=DescribeImages&Signature=redacted&SignatureVersion=2&AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE
=> 200 {"ImageIds":["ami-1234567890abcdef0"]}

POST /
...

Action=CreateTags&Timestamp=2026-01-01T00%3A00%3A00Z&Tag.1.Key=Stage&AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Tag.2.Key=purpose&SignatureVersion=2&Signature=redacted&Tag.2.Value=test&ResourceId.1=ami-1234567890abcdef0&Version=2014-05-01&Tag.1.Value=prod+%26+more&SignatureMethod=HmacSHA256
=> 200 {"Tags":[{"Key":"Stage","Value":"prod & more"},{"Key":"purpose","Value":"test"}],"Resources":["ami-1234567890abcdef0"]}

POST /
...

SignatureMethod=HmacSHA256&Version=2014-05-01&ResourceId.1=ami-1234567890abcdef0&Signature=redacted&AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&SignatureVersion=2&Timestamp=2026-01-01T00%3A00%3A00Z&Tag.1.Key=purpose&Action=DeleteTags
=> 200 {"Resources":["ami-1234567890abcdef0"],"Tags":[{"Key":"purpose"}]}

POST /
...

Filter.1.Name=tag%3AStage&AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Filter.2.Value.2=failed&SignatureVersion=2&Signature=redacted&Filter.2.Name=state&Action=DescribeImages&Timestamp=2026-01-01T00%3A00%3A00Z&SignatureMethod=HmacSHA256&Filter.1.Value=prod*&Filter.2.Value.1=available&Owner.1=self&Version=2014-05-01
=> 200 {"Filters":[{"Name":"tag:Stage","Values":["prod*"]},{"Values":["available","failed"],"Name":"state"}],"Owners":["self"]}

POST /
...

Signature=redacted&SignatureVersion=2&Filter.1.Name=description&AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Timestamp=2026-01-01T00%3A00%3A00Z&Action=DescribeSnapshots&SignatureMethod=HmacSHA256&Owner.1=self&Version=2014-05-01&Filter.1.Value=*ami-1234567890abcdef0*
=> 200 {"Filters":[{"Name":"description","Values":["*ami-1234567890abcdef0*"]}],"OwnerIds":["self"]}

POST /
...

Version=2014-05-01&SignatureMethod=HmacSHA256&Timestamp=2026-01-01T00%3A00%3A00Z&Action=DeregisterImage&Signature=redacted&SignatureVersion=2&ImageId=ami-1234567890abcdef0&AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE
=> 200 {"ImageId":"ami-1234567890abcdef0"}

POST /
...

SignatureVersion=2&AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Signature=redacted&Action=DeleteSnapshot&SnapshotId=snap-1234567890abcdef0&Timestamp=2026-01-01T00%3A00%3A00Z&SignatureMethod=HmacSHA256&Version=2014-05-01
=> 200 {"SnapshotId":"snap-1234567890abcdef0"}

POST /
...

Action=DescribeSnapshots&Timestamp=2026-01-01T00%3A00%3A00Z&SignatureVersion=2&AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Signature=redacted&Owner.1=self&Version=2014-05-01&SignatureMethod=HmacSHA256
=> 200 {"OwnerIds":["self"]}
`
