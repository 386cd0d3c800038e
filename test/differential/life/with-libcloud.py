# The life of an image by libcloud. Arguments: the URL, the version of the signature.
import json
import sys
from urllib.parse import urlsplit

from libcloud.common.exceptions import BaseHTTPError
from libcloud.compute.base import VolumeSnapshot
from libcloud.compute.drivers.ec2 import NAMESPACE, EC2NodeDriver
from libcloud.utils.xml import fixxpath

url, signature = sys.argv[1:]
NAME = "web [1.0] (it's a/b_c@d-e)"
ec2 = EC2NodeDriver(
    'AKIAIOSFODNN7EXAMPLE',
    'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    secure=False,
    host=urlsplit(url).hostname,
    port=urlsplit(url).port,
    region='us-east-1',
    signature_version=signature,
)


def send(**parameters):
    return ec2.connection.request('/', params=parameters).object


def code_of(call, *given, **parameters):
    try:
        call(*given, **parameters)
    except BaseHTTPError as error:
        return str(error).split(': ')[0]


found = {}
assert code_of(ec2.list_nodes) == 'UnsupportedOperation'
reservations = send(Action='DescribeInstances', **ec2._build_filters({'tag:Name': 'data*'}))
paths = fixxpath('reservationSet/item', NAMESPACE)
[node] = [node for item in reservations.findall(paths) for node in ec2._to_nodes(item, 'instancesSet/item')]
found['instance'] = node.id
devices = [
    {'DeviceName': '/dev/sdg', 'Ebs': {'VolumeSize': 10, 'VolumeType': 'gp2', 'DeleteOnTermination': True}},
    {'DeviceName': '/dev/sdh', 'VirtualName': 'ephemeral0'},
]
image = ec2.create_image(node, NAME, 'by libcloud', block_device_mapping=devices)
found['create'] = ec2.get_image(image.id).extra['state']
while ec2.get_image(image.id).extra['state'] == 'pending':
    pass
found['wait'] = ec2.get_image(image.id).extra['state']
ec2.ex_create_tags(image, {'Stage': 'prod & more', 'purpose': 'test'})
ec2.ex_delete_tags(image, {'purpose': None})
found['tag'] = ec2.get_image(image.id).extra['tags']
filters = {'tag:Stage': 'prod*', 'state': ['available', 'failed']}
found['filter'] = [image.name for image in ec2.list_images(ex_owner='self', ex_filters=filters)]
# A Boolean, which libcloud writes as True.
found['dryRun'] = code_of(send, Action='DeregisterImage', ImageId=image.id, DryRun=True)
found['duplicate'] = code_of(ec2.create_image, node, NAME)
snapshots = ec2.list_snapshots(owner='self')
ec2.delete_image(image)
found['deregister'] = len(ec2.list_images(ex_image_ids=[image.id]))
for snapshot in snapshots:
    ec2.destroy_volume_snapshot(VolumeSnapshot(snapshot.id, ec2))
found['deleteSnapshot'] = len(ec2.list_snapshots(owner='self'))
json.dump(found, sys.stdout)
