import { rmSync } from 'node:fs'
import { type Grant, policyStatements } from '@keyprint/iam'
import type { Design, DesignTypes } from '@keyprint/key-design'
import { describeWithDynamoDB } from '@keyprint/local/vitest'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { isAllowed, TABLE_ARN } from '../evaluate/is-allowed.js'
import { factsOf, kindOfGrant } from './facts.js'
import { grantedFacts } from './granted-facts.js'
import { type RecordedRequest, readRecording, tenantOf } from './recording.js'
import { runClientSuite } from './run-client-suite.js'

describeWithDynamoDB('what the client sends in its own suite', () => {
  let folder = ''
  let recorded: readonly RecordedRequest[] = []

  beforeAll(async () => {
    const provided = inject('dynamoDBLocal')
    folder = await runClientSuite('endpoint' in provided ? provided.endpoint : '')
    recorded = readRecording(folder)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const allowedBy = ({ design, tenant, request }: RecordedRequest, grants: readonly string[]) => {
    const confined = tenant === undefined ? {} : { tenant: tenantOf(design, tenant) }
    const options = { tableArn: TABLE_ARN, ...confined }
    return isAllowed(policyStatements(design as Design, grants as Grant<DesignTypes>[], options), request)
  }

  /** The kinds of grants that a request was made for; none where a transaction leaves that open. */
  const kindsBehind = async (one: RecordedRequest): Promise<readonly string[]> => {
    const kinds = [...new Set(one.grants.map((grant) => kindOfGrant(one.design, grant)))]
    if (kinds.length === 1 || kinds.every((kind) => kind.startsWith('batch'))) return kinds
    const allowed = await Promise.all(one.grants.map((grant) => allowedBy(one, [grant])))
    const [only, ...others] = one.grants.filter((_, i) => allowed[i])
    return only === undefined || others.length > 0 ? [] : [kindOfGrant(one.design, only)]
  }

  it('is much, and each request is put down to a call', () => {
    expect(recorded.length).toBeGreaterThan(500)
    expect(recorded.filter(({ grants }) => grants.length === 0)).toEqual([])
    expect(new Set(recorded.flatMap(({ tenant }) => tenant ?? [])).size).toBeGreaterThan(5)
  })

  it('is granted by exactly the grants that were called', async () => {
    const denied: unknown[] = []
    for (const one of recorded) {
      if (!(await allowedBy(one, one.grants)))
        denied.push({ grants: one.grants, tenant: one.tenant, ...one.request })
    }
    expect(denied).toEqual([])
  })

  it('is all that is granted: nothing is allowed to an operation that it never does', async () => {
    const done = new Set<string>()
    for (const one of recorded) {
      for (const kind of await kindsBehind(one)) {
        for (const fact of factsOf(one.design, kind, one.request)) done.add(fact)
      }
    }
    expect([...grantedFacts()].filter((fact) => !done.has(fact))).toEqual([])
  })
})
