import { readFileSync } from 'node:fs'

export const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')

/** The code blocks of the README in one language. */
export function blocks(language: string): readonly string[] {
  return [...README.matchAll(/^```(\w*)\n(.*?)^```$/gms)].flatMap(([, one, code = '']) =>
    one === language ? [code] : [],
  )
}
