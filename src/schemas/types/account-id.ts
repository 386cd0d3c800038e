/** The IDs of AWS accounts. */
export const accountIdPattern = /^\d{12}$/
