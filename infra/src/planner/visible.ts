/** Names come from a plan; a control character in one must not paint over the text on a terminal. */
export function visible(text: string): string {
  return text.replace(/\p{Cc}/gu, (character) =>
    character === '\n' ? character : `\\u${character.codePointAt(0)?.toString(16).padStart(4, '0')}`,
  )
}
