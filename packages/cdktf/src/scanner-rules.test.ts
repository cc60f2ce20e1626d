import { describe, expect, it } from 'vitest'
import { DesignTable } from './table/design-table.js'
import type { DesignTableProps } from './table/props.js'
import { shop } from './testing/designs.js'
import { brokenRules } from './testing/scanner-rules.js'
import { synth } from './testing/synth.js'

type Options = Partial<DesignTableProps<(typeof shop)['~types']>>

const brokenBy = (options: Options) =>
  brokenRules(
    synth((stack) => {
      new DesignTable(stack, 'shop', { design: shop, tableName: 'dev-shop', ...options } as DesignTableProps)
    }),
  )

describe('rules of checkov and trivy', () => {
  it('hold for a table as it is by default', () => {
    expect(brokenBy({})).toEqual([])
  })

  it('hold for provisioned capacity with autoscaling, and not for a fixed one', () => {
    const scaled = { min: 5, max: 50 }
    expect(brokenBy({ capacity: { billing: 'provisioned', read: scaled, write: scaled } })).toEqual([])
    expect(brokenBy({ capacity: { billing: 'provisioned', read: 5, write: 5 } })).toEqual(['CKV2_AWS_16'])
  })

  it('are broken by who switches recovery off', () => {
    expect(brokenBy({ pointInTimeRecovery: false })).toEqual(['CKV_AWS_28', 'AWS-0024'])
  })

  it.each(['aws-managed', 'aws-owned'] as const)('are broken by a key that is %s', (key) => {
    expect(brokenBy({ encryption: { key } })).toEqual(['CKV_AWS_119', 'AWS-0025'])
  })
})
