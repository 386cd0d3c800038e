# The life of an image by VM::EC2. Argument: the URL.
use strict;
use warnings;
use JSON::PP;
use VM::EC2;

my ($url) = @ARGV;
my $name = q{web [1.0] (it's a/b_c@d-e)};
my $ec2 = VM::EC2->new(
    -access_key  => 'AKIAIOSFODNN7EXAMPLE',
    -secret_key  => 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    -endpoint    => $url,
    -raise_error => 1,
);

my %found;
my ($instance) = $ec2->describe_instances(-filter => { 'tag:Name' => 'data*' });
$found{instance} = $instance->instanceId;
my $image = $ec2->create_image(
    -instance_id   => $instance,
    -name          => $name,
    -no_reboot     => 1,
    -block_devices => [ '/dev/sdg=:10:true:gp2', '/dev/sdh=ephemeral0', '/dev/sdf=none' ],
);
$found{create} = $image->imageState;
1 while $image->current_status eq 'pending';
$found{wait} = $image->current_status;
$ec2->create_tags(-resource_id => $image, -tag => { 'Stage' => 'prod & more', 'purpose' => 'test' });
$ec2->delete_tags(-resource_id => $image, -tag => { purpose => undef });
$found{tag} = $ec2->describe_images("$image")->tags;
my $filter = { 'tag:Stage' => 'prod*', 'state' => [ 'available', 'failed' ] };
$found{filter} = [ map { $_->name } $ec2->describe_images(-owner => 'self', -filter => $filter) ];
my @snapshots = $ec2->describe_snapshots(-owner => 'self', -filter => { 'description' => "*$image*" });
$found{deregister} = $ec2->deregister_image($image) && scalar(my @left = $ec2->describe_images("$image"));
$ec2->delete_snapshot($_) for @snapshots;
$found{deleteSnapshot} = scalar(@snapshots = $ec2->describe_snapshots(-owner => 'self'));
print encode_json(\%found);
