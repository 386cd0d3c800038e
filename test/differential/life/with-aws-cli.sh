# The life of an image by the AWS CLI. Argument: the URL.
set -eu
name="web [1.0] (it's a/b_c@d-e)"
ec2() { aws --endpoint-url "$url" --output json ec2 "$@"; }
code_of() { "$@" 2>&1 >/dev/null | sed -n 's/^An error occurred (\([^)]*\)).*/"\1"/p'; }
url=$1

instance=$(ec2 describe-instances --filters 'Name=tag:Name,Values=data*' --query 'Reservations[].Instances[].InstanceId|[0]')
id=${instance#\"}; id=${id%\"}
specification='ResourceType=snapshot,Tags=[{Key=purpose,Value=test}]'
image=$(ec2 create-image --instance-id "$id" --name "$name" --no-reboot --tag-specifications "$specification" \
  --query ImageId --output text)
created=$(ec2 describe-images --image-ids "$image" --query 'Images[0].State')
ec2 wait image-available --image-ids "$image"
waited=$(ec2 describe-images --image-ids "$image" --query 'Images[0].State')
ec2 create-tags --resources "$image" --tags 'Key=Stage,Value=prod & more' Key=purpose,Value=test
ec2 delete-tags --resources "$image" --tags Key=purpose
tags=$(ec2 describe-images --image-ids "$image" --query 'Images[0].Tags[0]|{Stage: Value}')
filters='Name=tag:Stage,Values=prod* Name=state,Values=available,failed'
found=$(ec2 describe-images --owners self --filters $filters --query 'Images[].Name')
dry_run=$(code_of ec2 deregister-image --image-id "$image" --dry-run)
duplicate=$(code_of ec2 create-image --instance-id "$id" --name "$name")
snapshots=$(ec2 describe-snapshots --owner-ids self --filters Name=tag:purpose,Values=test --query 'Snapshots[].SnapshotId' --output text)
ec2 deregister-image --image-id "$image" >&2
images=$(ec2 describe-images --image-ids "$image" --query 'length(Images)')
for snapshot in $snapshots; do ec2 delete-snapshot --snapshot-id "$snapshot"; done
left=$(ec2 describe-snapshots --owner-ids self --query 'length(Snapshots)')
cat <<END
{
  "instance": $instance, "create": $created, "wait": $waited, "tag": $tags, "filter": $found,
  "dryRun": $dry_run, "duplicate": $duplicate, "deregister": $images, "deleteSnapshot": $left
}
END
