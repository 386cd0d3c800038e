# The life of an image by Net::Amazon::EC2. Arguments: the URL, the version of the signature.
use strict;
use warnings;
use JSON::PP;
use Net::Amazon::EC2;

my ($url, $signature) = @ARGV;
my $name = q{web [1.0] (it's a/b_c@d-e)};
my $ec2 = Net::Amazon::EC2->new(
    AWSAccessKeyId    => 'AKIAIOSFODNN7EXAMPLE',
    SecretAccessKey   => 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    region            => 'us-east-1',
    base_url          => $url,
    signature_version => $signature,
    return_errors     => 1,
    temp_creds        => undef, # otherwise it asks the metadata service of an instance
);

sub checked {
    my ($result) = @_;
    die $result->errors->[0]->code . ': ' . $result->errors->[0]->message if ref $result eq 'Net::Amazon::EC2::Errors';
    return $result;
}

sub state_of {
    return checked($ec2->describe_images(ImageId => $_[0]))->[0]->image_state;
}

my %found;
my $reservations = checked($ec2->describe_instances(Filter => [ 'tag:Name', 'data*' ]));
my $instance = $reservations->[0]->instances_set->[0]->instance_id;
$found{instance} = $instance;
my %creation = (InstanceId => $instance, Name => $name);
my $devices = [ '/dev/sdg=:10:true:gp2', '/dev/sdh=ephemeral0', '/dev/sdf=none' ];
my $image = checked($ec2->create_image(%creation, NoReboot => 'true', BlockDeviceMapping => $devices));
$found{create} = state_of($image);
1 while state_of($image) eq 'pending';
$found{wait} = state_of($image);
checked($ec2->create_tags(ResourceId => [$image], Tags => { 'Stage' => 'prod & more' }));
checked($ec2->create_tags(ResourceId => $image, Tags => { 'purpose' => 'test' }));
checked($ec2->delete_tags(ResourceId => $image, 'Tag.Key' => ['purpose']));
my $tags = checked($ec2->describe_images(ImageId => [$image]))->[0]->tag_set;
$found{tag} = { map { $_->key => $_->value } @$tags };
my $owned = checked($ec2->describe_images(Owner => 'self'));
die 'not owned' unless grep { $_->name eq $name } @$owned;
$found{duplicate} = $ec2->create_image(%creation)->errors->[0]->code;
my $filter = [ [ 'status', 'completed', 'error' ], [ 'description', "*$image*" ] ];
my $snapshots = checked($ec2->describe_snapshots(Owner => 'self', RestorableBy => 'self', Filter => $filter));
checked($ec2->deregister_image(ImageId => $image));
$found{deregister} = scalar @{ checked($ec2->describe_images(ImageId => $image)) // [] };
checked($ec2->delete_snapshot(SnapshotId => $_->snapshot_id)) for @$snapshots;
$found{deleteSnapshot} = scalar @{ checked($ec2->describe_snapshots(Owner => 'self')) // [] };
print encode_json(\%found);
