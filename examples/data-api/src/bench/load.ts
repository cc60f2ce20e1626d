import { randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import { createTable, startDynamoDBLocal } from '@keyprint/local'
import { dataApi } from '../design.js'
import { figuresOf } from '../load/figures.js'
import { type LoadReport, runLoad } from '../load/run-load.js'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    tenants: { type: 'string', default: '200' },
    concurrency: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
const { seconds, tenants, concurrency, seed } = values

await using dynamodb = await startDynamoDBLocal()
const client = dynamodb.client()
const tableName = `data-api-${randomUUID()}`
await createTable(client, dataApi, { tableName })
client.destroy()

console.log(`${tenants} tenants, ${concurrency} workers, ${seconds} s, seed ${seed}`)
const report = await runLoad({
  ...{ endpoint: dynamodb.endpoint, tableName },
  ...{ seconds: Number(seconds), tenants: Number(tenants) },
  ...{ concurrency: Number(concurrency), seed: Number(seed) },
})
tell(report)
if (report.findings.length > 0) process.exitCode = 1

function tell({ exchanges, seconds, faults, findings, lags, items }: LoadReport): void {
  console.table(figuresOf(exchanges))
  const perSecond = (exchanges.length / seconds).toFixed(0)
  const longest = Math.max(0, ...lags).toFixed(0)
  const lost = findings.flatMap((finding) => finding.lost)
  console.log(`Requests: ${exchanges.length} in ${seconds.toFixed(1)} s, ${perSecond} a second`)
  console.log('Faults of the table:', JSON.stringify(faults))
  console.log(`Lists that lacked for a moment what was put again: ${lags.length}, ${longest} ms at the most`)
  console.log(`Items in the end: ${items}`)
  console.log(`Wrong answers: ${findings.length}, lost items: ${lost.length}`)
  for (const { tenantId, call, what } of findings) console.error(`${tenantId}: ${call} ${what}`)
}
