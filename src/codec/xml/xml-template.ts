import { type Member, type Shape, stringShape } from '../../schemas/define/shape.js'

/** The text of an element at its depth, apart from its content. It is the same for every value, so it is made once. */
export interface XmlTemplate {
  readonly shape: Shape
  readonly depth: number
  /** The member that the element belongs to. Items of lists and parts of maps have none. */
  readonly member: Member | undefined
  /** A line feed, the indentation and the start tag. */
  readonly open: string
  /** The end tag after text. */
  readonly close: string
  /** The end tag after elements, on its own line. */
  readonly end: string
  /** The whole element if it is empty. */
  readonly empty: string
  /** The members of a structure; the item of a list; the entry, key and value of a map. */
  inside: readonly XmlTemplate[] | undefined
}

export function xmlTemplate(xml: string, shape: Shape, depth: number, member?: Member, attributes = ''): XmlTemplate {
  const line = `\n${'    '.repeat(depth)}`
  // `join` makes flat strings. Strings made by `+` keep their parts alive.
  return {
    shape,
    depth,
    member,
    open: [line, '<', xml, attributes, '>'].join(''),
    close: ['</', xml, '>'].join(''),
    end: [line, '</', xml, '>'].join(''),
    empty: [line, '<', xml, attributes, '/>'].join(''),
    inside: undefined,
  }
}

/** Returns the templates inside of an element. All elements of a shape at a depth share them, so recursion ends. */
export function insideOf(template: XmlTemplate): readonly XmlTemplate[] {
  if (template.inside) return template.inside
  const { shape, depth, member } = template
  // The items of a flattened list have the element name of the member.
  if (shape.kind === 'list' && shape.flattened && member) {
    template.inside = [xmlTemplate(member.xml, shape.item, depth)]
    return template.inside
  }
  let byDepth = shared.get(shape)
  if (!byDepth) shared.set(shape, (byDepth = []))
  template.inside = byDepth[depth] ??= insideAt(shape, depth + 1)
  return template.inside
}

const shared = /* @__PURE__ */ new WeakMap<Shape, (readonly XmlTemplate[])[]>()

function insideAt(shape: Shape, depth: number): readonly XmlTemplate[] {
  switch (shape.kind) {
    case 'structure':
      return shape.members.map((member) => xmlTemplate(member.xml, member.shape, depth, member))
    case 'list':
      return [xmlTemplate(shape.itemName, shape.item, depth)]
    case 'map':
      return [
        xmlTemplate('entry', shape, depth),
        xmlTemplate('key', stringShape, depth + 1),
        xmlTemplate('value', shape.value, depth + 1),
      ]
    default:
      return []
  }
}
