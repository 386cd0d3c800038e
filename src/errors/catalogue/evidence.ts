import type { ServiceErrorCode } from './catalogue.js'

/** How sure it is that EC2 answers in this way. */
export interface Evidence {
  /** `seen` in a recording or report, `documented` by AWS, or `inferred` from similar errors. */
  readonly mark: 'seen' | 'documented' | 'inferred'
  /** The recording, report or page. Of an inferred entry: what it is inferred from. */
  readonly source: string
}

const errorCodes = "AWS's page of error codes"

const recordings = 'responses recorded in the tests of public tools'

/** What each text and status of the catalogue is taken from. GitHub issues stand as `owner/repository#number`. */
export const evidence: Readonly<Record<ServiceErrorCode, Evidence>> = {
  AuthFailure: seen('hashicorp/terraform#17273, aws/aws-sdk-java#2508'),
  Blocked: documented(errorCodes),
  DryRunOperation: seen('getmoto/moto#1980, with the whole response'),
  EC2ThrottledException: inferred('the code in the retry rules of botocore, with the text of RequestLimitExceeded'),
  FilterLimitExceeded: seen('apache/druid#1954, nchammas/flintrock#193, ansible-collections/amazon.aws#2393'),
  IncompleteSignature: documented(errorCodes),
  IncorrectInstanceState: inferred('PaloAltoNetworks/terraform-aws-vmseries-modules#97, where the text is longer'),
  IncorrectState: seen('tschellenbach/Snaptastic#17'),
  InsufficientInstanceCapacity: inferred(`${recordings}; the status was not seen`),
  InternalError: seen('aws/aws-cli#384, aws/aws-cli#610'),
  InvalidAction: seen('aws/aws-sdk-cpp#306, cognitect-labs/aws-api#6'),
  'InvalidAMIID.Malformed': seen("getmoto/moto#5050, and moto's test that ran against AWS"),
  'InvalidAMIID.NotFound': seen("coreos/mantle#1091, and moto's test that ran against AWS"),
  'InvalidAMIID.Unavailable': seen('ansible/ansible#24945'),
  'InvalidAMIName.Duplicate': seen('ticketea/forseti#14, nanovms/ops#392, wazuh/wazuh-virtual-machines#654'),
  'InvalidAMIName.Malformed': seen('hashicorp/packer#2774, webdigi/AWS-AMI-Automated-Creation-Deletion#6'),
  InvalidBlockDeviceMapping: seen('hashicorp/packer#1500, hashicorp/packer#2320, mitchellh/goamz#251'),
  InvalidCharacter: documented(errorCodes),
  InvalidClientTokenId: documented(errorCodes),
  'InvalidGroup.NotFound': seen(recordings),
  InvalidID: documented(errorCodes),
  'InvalidInstanceID.Malformed': seen('ClusterLabs/cluster-glue#29'),
  'InvalidInstanceID.NotFound': seen('openaddresses/machine#445, getmoto/moto#4903'),
  'InvalidKeyPair.Duplicate': seen(recordings),
  'InvalidKeyPair.NotFound': seen(recordings),
  InvalidPaginationToken: documented(errorCodes),
  InvalidParameter: documented(errorCodes),
  InvalidParameterCombination: seen('stack traces of the AWS SDK for Java in public reports'),
  InvalidParameterValue: documented(errorCodes),
  'InvalidPermission.Malformed': seen(recordings),
  InvalidRequest: documented(errorCodes),
  'InvalidSnapshot.InUse': seen('sebdah/automated-ebs-snapshots#4'),
  'InvalidSnapshot.NotFound': seen(recordings),
  'InvalidSnapshotID.Malformed': inferred('InvalidAMIID.Malformed'),
  'InvalidSpotInstanceRequestID.NotFound': seen(recordings),
  'InvalidTagKey.Malformed': seen('buildkite/elastic-ci-stack-for-aws#856'),
  'InvalidUserID.Malformed': inferred('texts for other IDs'),
  'InvalidVolume.NotFound': inferred('InvalidSnapshot.NotFound'),
  MalformedQueryString: documented(errorCodes),
  MissingAction: documented(errorCodes),
  MissingAuthenticationToken: documented(errorCodes),
  MissingParameter: seen('aws/aws-sdk-java#1131, fog/fog#591'),
  NoSuchVersion: seen('boto/boto3#1138; its status was not seen'),
  OperationNotPermitted: inferred("the code in AWS's page of error codes; the text was not seen"),
  OptInRequired: seen('Appliscale/cloud-security-audit#24, weaveworks/eks-appmesh-profile#17'),
  PendingVerification: documented(errorCodes),
  RequestExpired: seen('aws/aws-sdk-java#1443'),
  RequestLimitExceeded: seen('cloudfoundry/bosh-aws-cpi-release#61, hashicorp/packer#12160'),
  ResourceLimitExceeded: seen('coreos/fedora-coreos-tracker#1810'),
  ServiceUnavailable: inferred('Unavailable'),
  SignatureDoesNotMatch: inferred('defunct/node-ec2#1 has the text; the status was not seen'),
  SnapshotCreationPerVolumeRateExceeded: seen('boto/boto3#1698'),
  TagLimitExceeded: inferred('the text that moto has; getmoto/moto#8150 has the rule'),
  Throttling: seen('openshift/installer#1418, from another AWS service'),
  UnauthorizedOperation: seen('trailofbits/algo#1434'),
  Unavailable: seen('aws/aws-sdk-go-v2#2254, with the whole response'),
  UnknownParameter: seen('aws/aws-cli#21, soto-project/soto#291'),
  UnknownVolumeType: seen('hashicorp/terraform-provider-aws#42957'),
  UnsupportedOperation: documented(errorCodes),
}

function seen(source: string): Evidence {
  return { mark: 'seen', source }
}

function documented(source: string): Evidence {
  return { mark: 'documented', source }
}

function inferred(source: string): Evidence {
  return { mark: 'inferred', source }
}
