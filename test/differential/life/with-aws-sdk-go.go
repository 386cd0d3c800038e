// The life of an image by the AWS SDK for Go, version 1. Argument: the URL.
package main

import (
	"encoding/json"
	"os"

	"github.com/aws/aws-sdk-go/aws"
	"github.com/aws/aws-sdk-go/aws/awserr"
	"github.com/aws/aws-sdk-go/aws/session"
	"github.com/aws/aws-sdk-go/service/ec2"
)

const name = "web [1.0] (it's a/b_c@d-e)"

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func codeOf(err error) string {
	if failure, ok := err.(awserr.Error); ok {
		return failure.Code()
	}
	return "success"
}

func filter(name string, values ...string) *ec2.Filter {
	return &ec2.Filter{Name: aws.String(name), Values: aws.StringSlice(values)}
}

func main() {
	client := ec2.New(session.Must(session.NewSession(&aws.Config{Endpoint: aws.String(os.Args[1])})))
	found := map[string]interface{}{}

	instances := &ec2.DescribeInstancesInput{Filters: []*ec2.Filter{filter("tag:Name", "data*")}}
	var instance *string
	check(client.DescribeInstancesPages(instances, func(page *ec2.DescribeInstancesOutput, last bool) bool {
		for _, reservation := range page.Reservations {
			for _, found := range reservation.Instances {
				instance = found.InstanceId
			}
		}
		return true
	}))
	found["instance"] = instance

	creation := &ec2.CreateImageInput{InstanceId: instance, Name: aws.String(name), NoReboot: aws.Bool(true)}
	created, err := client.CreateImage(creation)
	check(err)
	image := &ec2.DescribeImagesInput{ImageIds: []*string{created.ImageId}}
	find := func(input *ec2.DescribeImagesInput) []*ec2.Image {
		output, err := client.DescribeImages(input)
		check(err)
		return output.Images
	}
	found["create"] = find(image)[0].State
	check(client.WaitUntilImageAvailable(image))
	found["wait"] = find(image)[0].State

	tags := []*ec2.Tag{
		{Key: aws.String("Stage"), Value: aws.String("prod & more")},
		{Key: aws.String("purpose"), Value: aws.String("test")},
	}
	_, err = client.CreateTags(&ec2.CreateTagsInput{Resources: image.ImageIds, Tags: tags})
	check(err)
	purpose := []*ec2.Tag{{Key: aws.String("purpose")}}
	_, err = client.DeleteTags(&ec2.DeleteTagsInput{Resources: image.ImageIds, Tags: purpose})
	check(err)
	tagged := map[string]string{}
	for _, tag := range find(image)[0].Tags {
		tagged[*tag.Key] = *tag.Value
	}
	found["tag"] = tagged

	names := []string{}
	for _, image := range find(&ec2.DescribeImagesInput{
		Owners:  aws.StringSlice([]string{"self"}),
		Filters: []*ec2.Filter{filter("tag:Stage", "prod*"), filter("state", "available", "failed")},
	}) {
		names = append(names, *image.Name)
	}
	found["filter"] = names

	_, err = client.DeregisterImage(&ec2.DeregisterImageInput{ImageId: created.ImageId, DryRun: aws.Bool(true)})
	found["dryRun"] = codeOf(err)
	_, err = client.CreateImage(creation)
	found["duplicate"] = codeOf(err)

	self := &ec2.DescribeSnapshotsInput{OwnerIds: aws.StringSlice([]string{"self"})}
	snapshots, err := client.DescribeSnapshots(self)
	check(err)
	_, err = client.DeregisterImage(&ec2.DeregisterImageInput{ImageId: created.ImageId})
	check(err)
	found["deregister"] = len(find(image))
	for _, snapshot := range snapshots.Snapshots {
		_, err = client.DeleteSnapshot(&ec2.DeleteSnapshotInput{SnapshotId: snapshot.SnapshotId})
		check(err)
	}
	left, err := client.DescribeSnapshots(self)
	check(err)
	found["deleteSnapshot"] = len(left.Snapshots)
	check(json.NewEncoder(os.Stdout).Encode(found))
}
