// The parts of XML's grammar that need no state.
// See https://www.w3.org/TR/xml/

const nameStart =
  ':A-Z_a-z\\xC0-\\xD6\\xD8-\\xF6\\xF8-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}\\u{200D}\\u{2070}-\\u{218F}' +
  '\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}'
const anyName = /* @__PURE__ */ new RegExp(
  `[${nameStart}][${nameStart}\\-.0-9\\xB7\\u{300}-\\u{36F}\\u{203F}\\u{2040}]*`,
  'uy',
)

const space = '[\\t\\n\\r ]'
const equals = `${space}*=${space}*`

/** Matches the XML declaration at the start of a document. Any version 1.x is read as 1.0. */
export const xmlDeclaration = /* @__PURE__ */ new RegExp(
  `^<\\?xml${space}+version${equals}(["'])1\\.[0-9]+\\1` +
    `(?:${space}+encoding${equals}(["'])[A-Za-z][\\w.-]*\\2)?` +
    `(?:${space}+standalone${equals}(["'])(?:yes|no)\\3)?${space}*\\?>`,
)

/** Returns the index behind the name that starts at `start`; returns `start` if no name starts there. */
export function endOfName(document: string, start: number): number {
  let end = start
  let code = document.charCodeAt(end)
  if (isAsciiNameStart(code)) {
    do code = document.charCodeAt(++end)
    while (isAsciiNameStart(code) || (code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x2e)
  }
  // Names in other scripts are rare, so only they pay for the full grammar.
  return code > 0x7f ? endOfAnyName(document, start) : end
}

function endOfAnyName(document: string, start: number): number {
  anyName.lastIndex = start
  return anyName.test(document) ? anyName.lastIndex : start
}

function isAsciiNameStart(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f || code === 0x3a
}

/** Returns the index behind the white space that starts at `start`; returns `start` if there is none. */
export function endOfSpace(document: string, start: number): number {
  let end = start
  while (isSpace(document.charCodeAt(end))) end++
  return end
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d
}
