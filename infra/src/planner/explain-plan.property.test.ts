import { expect, it } from 'vitest'
import { explainPlan } from './explain-plan.js'
import { refused } from './refused.js'
import { renderFindings } from './render-findings.js'
import { shop, shopWith } from './testing/designs.js'
import { randomPlan } from './testing/random-plan.js'

const RUNS = 400
const former = shopWith({ sortKey: 'gsi1sort', orderKey: 'O#{placedAt}' })

it('says something of any plan, in whole sentences, with an id of its own for each thing', () => {
  for (let seed = 1; seed <= RUNS; seed++) {
    const findings = explainPlan(randomPlan(seed), { design: shop, former })
    const ids = findings.map(({ id }) => id)
    expect(findings.length, `seed ${seed}`).toBeGreaterThan(0)
    expect(new Set(ids).size, `seed ${seed}: ${ids}`).toBe(ids.length)
    expect(renderFindings(findings), `seed ${seed}`).not.toMatch(/undefined|NaN|\[object|null| {2}\./)
    expect(refused(findings, ids), `seed ${seed}`).toEqual([])
    for (const { detail, title } of findings) {
      expect(detail, `seed ${seed}: ${title}`).toMatch(/[.]$/)
      expect(title, `seed ${seed}`).not.toMatch(/[.]$/)
    }
  }
})

it('explains the same plan in the same words', () => {
  const text = () => renderFindings(explainPlan(randomPlan(7), { design: shop, former }))
  expect(text()).toBe(text())
})
