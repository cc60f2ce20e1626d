import { describeWithDynamoDB, testTable } from '@keyprint/local/vitest'
import { expect, it } from 'vitest'
import { dataApi } from '../design.js'
import type { WebApp } from '../server/listen.js'
import { BUSY_MACHINE_MS } from '../testing/busy-machine.js'
import { runLoad } from './run-load.js'

describeWithDynamoDB('a load of mixed calls through faults', () => {
  const { endpoint, tableName } = testTable(dataApi)
  const place = { endpoint, tableName, deadline: BUSY_MACHINE_MS }
  const short = { ...place, seconds: 0, tenants: 4, concurrency: 8, seed: 11 }

  it('finds nothing wrong', async () => {
    const { findings, exchanges, faults, items } = await runLoad({
      ...short,
      requests: 600,
      mostLag: 300_000,
    })
    expect(findings).toEqual([])
    expect(new Set(exchanges.map(({ kind }) => kind)).size).toBe(9)
    expect(Object.keys(faults).length).toBeGreaterThan(5)
    expect(items).toBeGreaterThan(0)
  })

  it.each<[string, (app: WebApp) => WebApp, RegExp]>([
    [
      'forgets puts',
      (app) => every(5, 'put', app, () => Response.json({ put: true }, JSON_ANSWER)),
      /cannot/,
    ],
    [
      'deletes nothing',
      (app) => every(3, 'delete', app, () => Response.json({ deleted: true }, JSON_ANSWER)),
      /cannot/,
    ],
    ['takes one tenant for another', mistaken, /names|cannot/],
  ])('finds out an API that %s', async (_, around, what) => {
    const { findings } = await runLoad({ ...short, requests: 300, mostLag: 2_000, around })
    expect(findings.length).toBeGreaterThan(0)
    expect(findings.map((finding) => finding.what).join()).toMatch(what)
  })
})

const JSON_ANSWER = { headers: { 'Content-Type': 'application/json' } }

/** Answers some requests of an operation itself. */
function every(count: number, operation: string, app: WebApp, answer: () => Response): WebApp {
  let requests = 0
  return {
    fetch: (request) => {
      if (!request.url.endsWith(`/${operation}`)) return app.fetch(request)
      requests += 1
      return requests % count === 0 ? answer() : app.fetch(request)
    },
  }
}

/** Some scans are done for who asked before. */
function mistaken(app: WebApp): WebApp {
  let before = ''
  return {
    fetch: (request) => {
      if (!request.url.endsWith('/scan')) return app.fetch(request)
      const headers = new Headers(request.headers)
      const own = headers.get('Authorization') ?? ''
      if (before !== '') headers.set('Authorization', before)
      before = own
      return app.fetch(new Request(request, { headers }))
    },
  }
}
