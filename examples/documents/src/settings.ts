import { readFileSync } from 'node:fs'

/** What is configured where the environment says nothing else. */
export const settings: unknown = JSON.parse(
  readFileSync(new URL('../settings.json', import.meta.url), 'utf8'),
)
