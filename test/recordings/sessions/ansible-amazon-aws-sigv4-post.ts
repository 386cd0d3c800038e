// Ansible, `amazon.aws`: SigV4, POST. The client's version: 5.5.1. Written by EC2WIRE_RECORD=1 npm run test:clients
export default `
POST /
content-type: application/x-www-form-urlencoded; charset=utf-8
x-amz-date: 20260101T000000Z
authorization: AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260101/us-east-1/ec2/aws4_request, SignedHeaders=content-type;host;x-amz-date, Signature=redacted

Action=DescribeInstances&Version=2016-11-15&Filter.1.Name=tag%3AName&Filter.1.Value.1=data%2A
=> 200 {"Filters":[{"Name":"tag:Name","Values":["data*"]}]}

POST /
...

Action=CreateImage&Version=2016-11-15&Name=web+%5B1.0%5D+%28it%27s+a%2Fb_c%40d-e%29&Description=&InstanceId=i-0598c7d356eba48d7&NoReboot=true&TagSpecification.1.ResourceType=image&TagSpecification.1.Tag.1.Key=Stage&TagSpecification.1.Tag.1.Value=prod+%26+more&TagSpecification.2.ResourceType=snapshot&TagSpecification.2.Tag.1.Key=Stage&TagSpecification.2.Tag.1.Value=prod+%26+more
=> 200 {"Name":"web [1.0] (it's a/b_c@d-e)","Description":"","InstanceId":"i-0598c7d356eba48d7","NoReboot":true,"TagSpecifications":[{"ResourceType":"image","Tags":[{"Key":"Stage","Value":"prod & more"}]},{"ResourceType":"snapshot","Tags":[{"Key":"Stage","Value":"prod & more"}]}]}

POST /
...

Action=DescribeImages&Version=2016-11-15&ImageId.1=ami-1234567890abcdef0
=> 200 {"ImageIds":["ami-1234567890abcdef0"]}

POST /
...

Action=DescribeImageAttribute&Version=2016-11-15&Attribute=launchPermission&ImageId=ami-1234567890abcdef0
=> 400 UnsupportedOperation

POST /
...

Action=DescribeImages&Version=2016-11-15&Filter.1.Name=name&Filter.1.Value.1=web+%5B1.0%5D+%28it%27s+a%2Fb_c%40d-e%29&Owner.1=self
=> 200 {"Filters":[{"Name":"name","Values":["web [1.0] (it's a/b_c@d-e)"]}],"Owners":["self"]}

POST /
...

Action=DescribeImages&Version=2016-11-15&Filter.1.Name=tag%3AStage&Filter.1.Value.1=prod%2A&Filter.2.Name=state&Filter.2.Value.1=available&Filter.2.Value.2=failed&Owner.1=self
=> 200 {"Filters":[{"Name":"tag:Stage","Values":["prod*"]},{"Name":"state","Values":["available","failed"]}],"Owners":["self"]}

POST /
...

Action=CreateImage&Version=2016-11-15&Name=web+%5B1.0%5D+%28it%27s+a%2Fb_c%40d-e%29&Description=&InstanceId=i-0598c7d356eba48d7&NoReboot=true
=> 400 InvalidAMIName.Duplicate {"Name":"web [1.0] (it's a/b_c@d-e)","Description":"","InstanceId":"i-0598c7d356eba48d7","NoReboot":true}
`
