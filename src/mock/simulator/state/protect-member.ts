/**
 * Protects the value of a member from changes in place, and tells when the member is assigned another value.
 *
 * @param protect Returns the value that cannot change in place.
 */
export function protectMember<Resource extends object, Name extends keyof Resource>(
  resource: Resource,
  name: Name,
  protect: (value: Resource[Name]) => Resource[Name],
  changed: () => void,
): void {
  let value = protect(resource[name])
  Object.defineProperty(resource, name, {
    enumerable: true,
    get: () => value,
    set: (next: Resource[Name]) => {
      value = protect(next)
      changed()
    },
  })
}
