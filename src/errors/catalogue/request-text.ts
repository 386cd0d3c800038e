import { emptyDevices } from './device-texts.js'
import * as text from './texts.js'

/** Returns EC2's text for a code with the values of a request, or `undefined` if the request has no such values. */
export function requestText(code: string, input: unknown): string | undefined {
  if (typeof input !== 'object' || input === null || !Object.hasOwn(fillers, code)) return undefined
  return fillers[code]?.(input as Input)
}

type Input = Readonly<Record<string, unknown>>

const fillers: { readonly [code: string]: (input: Input) => string | undefined } = {
  IncorrectInstanceState: (input) => filled(text.incorrectInstanceState, instances(input)),
  IncorrectState: (input) => filled(text.snapshotNotCompleted, snapshots(input)),
  InvalidID: (input) => filled(text.invalidId, texts(input.Resources)),
  'InvalidAMIID.Malformed': (input) => filled((id) => text.malformedId(id, 'ami'), images(input)),
  'InvalidAMIID.NotFound': (input) => filledWithAll(text.imagesNotFound, images(input)),
  'InvalidAMIID.Unavailable': (input) => filled(text.imageUnavailable, images(input)),
  'InvalidAMIName.Duplicate': (input) => filled(text.imageNameInUse, texts(input.Name)),
  InvalidBlockDeviceMapping: (input) => filledWithAll(emptyDevices, devices(input)),
  'InvalidInstanceID.Malformed': (input) => filled((id) => text.malformedId(id, 'i'), instances(input)),
  'InvalidInstanceID.NotFound': (input) => filledWithAll(text.instancesNotFound, instances(input)),
  'InvalidSnapshot.InUse': (input) => filled(text.snapshotInUse, snapshots(input)),
  'InvalidSnapshot.NotFound': (input) => filled(text.snapshotNotFound, snapshots(input)),
  'InvalidSnapshotID.Malformed': (input) => filled((id) => text.malformedId(id, 'snap'), snapshots(input)),
  'InvalidUserID.Malformed': (input) => filled(text.malformedUserId, texts(input.Owners, input.OwnerIds)),
  'InvalidVolume.NotFound': (input) => filled(text.volumeNotFound, ofKind('vol', texts(input.Resources))),
  OperationNotPermitted: (input) => filled(text.imageProtected, images(input)),
}

/** EC2 names the first of several. */
function filled(fill: (value: string) => string, [value]: readonly string[]): string | undefined {
  return value === undefined ? undefined : fill(value)
}

function filledWithAll(fill: (values: readonly string[]) => string, values: readonly string[]): string | undefined {
  return values.length === 0 ? undefined : fill(values)
}

function images(input: Input): string[] {
  return texts(input.ImageId, input.ImageIds, ofKind('ami', texts(input.Resources)))
}

function instances(input: Input): string[] {
  return texts(input.InstanceId, input.InstanceIds, ofKind('i', texts(input.Resources)))
}

function snapshots(input: Input): string[] {
  const inDevices = mappings(input).map(({ Ebs }) => (Ebs as Input | undefined)?.SnapshotId)
  return texts(input.SnapshotId, input.SnapshotIds, ofKind('snap', texts(input.Resources)), inDevices)
}

function devices(input: Input): string[] {
  return texts(mappings(input).map(({ DeviceName }) => DeviceName))
}

function mappings({ BlockDeviceMappings }: Input): readonly Input[] {
  return Array.isArray(BlockDeviceMappings) ? BlockDeviceMappings : []
}

function ofKind(prefix: string, ids: readonly string[]): string[] {
  return ids.filter((id) => id.startsWith(`${prefix}-`))
}

/** Returns the distinct texts among members and their items. */
function texts(...members: readonly unknown[]): string[] {
  const all: readonly unknown[] = members.flat()
  return [...new Set(all.filter((value) => typeof value === 'string'))]
}
