import { invalidDeviceName, renamedDevice } from '../../../../errors/catalogue/device-texts.js'
import type { SimulatedInstance } from '../../state/instance.js'
import { invalidMapping } from './invalid-mapping.js'

/**
 * Checks the device names of a request. A name that the instance has is always valid.
 *
 * @throws Ec2ServiceError if a name is invalid, or is another name of a device that the instance or the request has.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/device_naming.html
 */
export function assertDeviceNames(instance: SimulatedInstance, names: readonly string[]): void {
  const known = new Map(instance.BlockDeviceMappings.map(({ DeviceName }) => [shortName(DeviceName), DeviceName]))
  for (const name of names) {
    const short = shortName(name)
    const other = known.get(short)
    if (other === undefined) assertDeviceName(name, instance.VirtualizationType === 'paravirtual')
    else if (other !== name) throw invalidMapping(renamedDevice(short))
    known.set(short, name)
  }
}

/** Seen for launches, and inferred for `CreateImage`. */
function assertDeviceName(name: string, isParavirtual: boolean): void {
  if (deviceNames.test(name) || (isParavirtual && paravirtualNames.test(name))) return
  throw invalidMapping(invalidDeviceName(name))
}

/**
 * The documented names, but for `/dev/sda` and names with other digits, which EC2 was seen to refuse. Names without
 * `/dev/` are documented for Windows, and stand as an example in the API reference.
 */
const deviceNames = /^(\/dev\/sda1|\/dev\/sd[b-z]|(\/dev\/)?xvd[a-d]?[a-z])$/

const paravirtualNames = /^\/dev\/[hs]d[a-z]([1-9]|1[0-5])?$/

/** `xvdb` and `/dev/xvdb` are one device. */
function shortName(name: string): string {
  return name.replace(/^\/dev\//, '')
}
