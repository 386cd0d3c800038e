/** An access key that a simulator accepts. */
export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** The session token of temporary credentials. */
  readonly sessionToken?: string | undefined
}

/** What a valid signature depends on. */
export interface SignatureSettings {
  readonly credentials: readonly Credentials[]
  /** The Region for hosts without one. */
  readonly region: string
  /** Milliseconds since 1970, by the clock of the clients. */
  readonly now: number
  /** The most parameters of a form. More are not sorted, which SigV2 needs. Default: that of the decoder. */
  readonly maxParameters?: number | undefined
}
