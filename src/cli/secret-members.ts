/** Members of requests and responses of AWS services whose values give access to something. */
const secretMember =
  /^(?:SecretAccessKey|SessionToken|KeyMaterial|PasswordData|\w*Password|WebIdentityToken|SAMLAssertion|TokenCode)$/i

/** Returns whether the value of a member must not be shown. */
export function isSecretMember(name: string): boolean {
  return secretMember.test(name)
}

/** Stands in the place of a value that must not be shown. */
export const redactedValue = '(redacted)'
