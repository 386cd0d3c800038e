/**
 * Resolves the references in text, each exactly once.
 *
 * @param refuse Called with the first reference that XML does not define, or with a bare `&`.
 * @see https://www.w3.org/TR/xml/#sec-references
 */
export function resolveReferences(text: string, refuse: (reference: string) => never): string {
  let resolved = ''
  let from = 0
  for (let at = text.indexOf('&'); at !== -1; at = text.indexOf('&', from)) {
    const end = text.indexOf(';', at)
    const char = end === -1 ? undefined : characterOf(text.slice(at + 1, end))
    if (char === undefined) refuse((/&[^\s;&]{0,20};?/.exec(text.slice(at, at + 30)) as RegExpExecArray)[0])
    resolved += text.slice(from, at) + char
    from = end + 1
  }
  return resolved + text.slice(from)
}

/** Returns the character that a reference's name means; `undefined` if it means none. */
function characterOf(name: string): string | undefined {
  switch (name) {
    case 'amp':
      return '&'
    case 'lt':
      return '<'
    case 'gt':
      return '>'
    case 'quot':
      return '"'
    case 'apos':
      return "'"
  }
  if (!/^#(?:[0-9]+|x[0-9A-Fa-f]+)$/.test(name)) return undefined
  const code = Number(name[1] === 'x' ? `0${name.slice(1)}` : name.slice(1))
  return isXmlCharacter(code) ? String.fromCodePoint(code) : undefined
}

/** @see https://www.w3.org/TR/xml/#charsets */
function isXmlCharacter(code: number): boolean {
  return (
    (code >= 0x20 && code <= 0xd7ff) ||
    code === 0x09 ||
    code === 0x0a ||
    code === 0x0d ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff)
  )
}
