/** Escapes all characters but printable ASCII ones, `…` and line feeds, since notes go to terminals. */
export function escapeInvisible(text: string): string {
  return text.replace(/[^\n\x20-\x7E…]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
