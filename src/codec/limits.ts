/** How much a decoder takes; each protects a server or a page from input that is made to be slow or large. */
export interface RequestLimits {
  /** Characters of the form. Default 10,000,000. */
  readonly maxLength?: number
  /** Parameters of the form. Default 100,000. */
  readonly maxParameters?: number
  /** The highest number of a list's item. Default 100,000. */
  readonly maxIndex?: number
  /** Containers inside of one another. Default 100. */
  readonly maxDepth?: number
}

/** How much {@link decodeResponse} takes. */
export interface ResponseLimits {
  /** Characters of the document. Default 100,000,000. */
  readonly maxLength?: number
  /** Elements inside of one another. Default 100. */
  readonly maxDepth?: number
}
