import type { TimestampFormat } from '../define/wire-metadata.js'

/**
 * How the codec writes and reads a kind of scalar that few actions have. The schemas bring it, so that a page contains
 * only the kinds that its actions use. The codec itself knows strings, integers and booleans.
 */
export interface ScalarCodec {
  readonly kind: 'long' | 'double' | 'blob' | 'timestamp'
  /** What the encoders accept, for messages. */
  readonly accepted: string
  /** What the decoders accept, for messages. */
  readonly acceptedText: string
  /**
   * Writes a value as text, before escaping. Returns `undefined` if the value is not of the kind.
   *
   * @param isResponse Whether the text is for a response.
   */
  readonly write: (value: unknown, format: TimestampFormat | undefined, isResponse: boolean) => string | undefined
  /** Reads a value from its text. Returns `undefined` if the text is not a value of the kind. */
  readonly read: (text: string, format: TimestampFormat | undefined) => number | bigint | Date | Uint8Array | undefined
}

/** Codecs by the type of the Valibot schema that they are for. */
export type ScalarCodecs = Readonly<Partial<Record<string, ScalarCodec>>>
