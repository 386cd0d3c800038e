import * as v from 'valibot'
import { wireName } from '../define/wire-metadata.js'

const productCode = v.strictObject({
  /** The product code. */
  ProductCodeId: v.optional(v.pipe(v.string(), wireName({ xml: 'productCode' }))),
  /** The origin of the product code. */
  ProductCodeType: v.optional(v.pipe(v.picklist(['devpay', 'marketplace']), wireName({ xml: 'type' }))),
})

export interface ProductCode extends v.InferOutput<typeof productCode> {}

/**
 * The code of a product that is billed by its use.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ProductCode.html
 */
export const ProductCode: v.GenericSchema<ProductCode> = productCode
