# The life of an image by boto3. Arguments: the URL, the version of the signature, the version of the API.
import json
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

url, signature, version = sys.argv[1:]
NAME = "web [1.0] (it's a/b_c@d-e)"
ec2 = boto3.client('ec2', endpoint_url=url, api_version=version, config=Config(signature_version=signature))


def code_of(call, **given):
    try:
        call(**given)
    except ClientError as error:
        return error.response['Error']['Code']


def filters(**given):
    return [{'Name': name.replace('_', ':'), 'Values': values} for name, values in given.items()]


found = {}
reservations = ec2.describe_instances(Filters=filters(tag_Name=['data*']))['Reservations']
[instance] = [instance['InstanceId'] for reservation in reservations for instance in reservation['Instances']]
found['instance'] = instance
image = ec2.create_image(InstanceId=instance, Name=NAME, NoReboot=True)['ImageId']
found['create'] = ec2.describe_images(ImageIds=[image])['Images'][0]['State']
ec2.get_waiter('image_available').wait(ImageIds=[image])
found['wait'] = ec2.describe_images(ImageIds=[image])['Images'][0]['State']
ec2.create_tags(Resources=[image], Tags=[{'Key': 'Stage', 'Value': 'prod & more'}, {'Key': 'purpose', 'Value': 'test'}])
ec2.delete_tags(Resources=[image], Tags=[{'Key': 'purpose'}])
tags = ec2.describe_images(ImageIds=[image])['Images'][0]['Tags']
found['tag'] = {tag['Key']: tag['Value'] for tag in tags}
images = ec2.describe_images(Owners=['self'], Filters=filters(tag_Stage=['prod*'], state=['available', 'failed']))
found['filter'] = [image['Name'] for image in images['Images']]
found['dryRun'] = code_of(ec2.deregister_image, ImageId=image, DryRun=True)
found['duplicate'] = code_of(ec2.create_image, InstanceId=instance, Name=NAME)
snapshots = [snapshot['SnapshotId'] for snapshot in ec2.describe_snapshots(OwnerIds=['self'])['Snapshots']]
ec2.deregister_image(ImageId=image)
found['deregister'] = len(ec2.describe_images(ImageIds=[image])['Images'])
for snapshot in snapshots:
    ec2.delete_snapshot(SnapshotId=snapshot)
found['deleteSnapshot'] = len(ec2.describe_snapshots(OwnerIds=['self'])['Snapshots'])
json.dump(found, sys.stdout)
