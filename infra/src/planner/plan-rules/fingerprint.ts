import { designFingerprint } from '@keyprint/key-design'
import type { Finding } from '../finding.js'
import type { Designs } from '../resource-rule.js'
import type { PlanRule } from './plan-rule.js'

/** Outputs that hold the fingerprint of a design: `fingerprint`, or `shop_fingerprint` in a stack of several. */
const OUTPUT = /fingerprint$/i

/** The design itself changes, which terraform shows as no more than an output. */
export const fingerprint: PlanRule = ({ output_changes }, designs) =>
  Object.entries(output_changes)
    .filter(
      ([name, { before, after }]) => OUTPUT.test(name) && isText(before) && isText(after) && before !== after,
    )
    .flatMap(([name, { before, after }]) => remark(name, String(before), String(after), designs))

function remark(output: string, before: string, after: string, { former }: Designs): readonly Finding[] {
  if (former.some((design) => designFingerprint(design) === before)) return []
  const title = `The key design changes: its fingerprint goes from ${before} to ${after}`
  return [
    { id: output, severity: 'careful', title, detail: unknown(former.length > 0), steps: STEPS, address: '' },
  ]
}

function unknown(given: boolean): string {
  const why = given
    ? 'the former design that was given has another fingerprint, so it is not the one that was deployed'
    : 'the former design is not at hand'
  return `Keys, index keys, guards of unique attributes or access patterns differ from those of the clients that run now. Which ones cannot be said: ${why}. Where a key template changes, items that were written before are not found under their new keys.`
}

const STEPS = [
  'Give the design that was deployed before, and plan again, to see what changes for each entity.',
]

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== ''
}
