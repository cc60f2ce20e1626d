import { readFileSync } from 'node:fs'

/** What `terraform show -json` said of a case; see `fixtures/cases.ts`. */
export function fixture(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8'))
}
