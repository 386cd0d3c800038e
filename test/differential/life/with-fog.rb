# The life of an image by fog-aws. Argument: the URL.
require 'fog/aws'
require 'json'

NAME = "web [1.0] (it's a/b_c@d-e)".freeze
ec2 = Fog::AWS::Compute.new(
  aws_access_key_id: 'AKIAIOSFODNN7EXAMPLE',
  aws_secret_access_key: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  region: 'us-east-1',
  endpoint: ARGV[0]
)

def code_of
  yield
  'success'
rescue Fog::AWS::Compute::Error => e
  # Its message has only what is behind the last full stop of the code.
  e.cause.response.body[%r{<Code>(.*)</Code>}, 1]
end

found = {}
instance = ec2.describe_instances('tag:Name' => 'data*').body['reservationSet'].first['instancesSet'].first['instanceId']
found['instance'] = instance
devices = [{ 'DeviceName' => '/dev/sdf', 'NoDevice' => '' }, { 'DeviceName' => '/dev/sdh', 'VirtualName' => 'ephemeral0' }]
id = ec2.create_image(instance, NAME, 'by fog', true, block_device_mappings: devices).body['imageId']
found['create'] = ec2.images.get(id).state
image = ec2.images.get(id)
image.wait_for { ready? }
found['wait'] = image.state
ec2.create_tags(id, 'Stage' => 'prod & more', 'purpose' => 'test')
ec2.delete_tags(id, 'purpose' => nil)
found['tag'] = ec2.images.get(id).tags
filters = { 'Owner' => 'self', 'tag:Stage' => 'prod*', 'state' => %w[available failed] }
found['filter'] = ec2.images.all(filters).map(&:name)
found['duplicate'] = code_of { ec2.create_image(instance, NAME, 'by fog', true) }
snapshots = ec2.snapshots.all('owner-id' => image.owner_id)
image.deregister
found['deregister'] = ec2.images.all('image-id' => id).length
snapshots.each(&:destroy)
found['deleteSnapshot'] = ec2.snapshots.all.length
puts found.to_json
