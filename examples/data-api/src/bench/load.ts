import { startDynamoDBLocal } from '@keyprint/local'
import { figuresOf } from '../load/figures.js'
import { loadSettings } from '../load/load-settings.js'
import { type LoadReport, runLoad } from '../load/run-load.js'
import { run } from '../server/run.js'
import { unlessStopped } from '../server/stop-signal.js'
import { temporaryTable } from '../server/temporary-table.js'

await run(async (stop) => {
  const settings = loadSettings(process.argv.slice(2))
  const { tenants, concurrency, seconds, seed } = settings
  await using dynamodb = await unlessStopped(stop, startDynamoDBLocal())
  await using table = await temporaryTable(dynamodb)
  console.log(`${tenants} tenants, ${concurrency} workers, ${seconds} s, seed ${seed}`)
  const place = { endpoint: dynamodb.endpoint, tableName: table.tableName }
  const report = await unlessStopped(stop, runLoad({ ...place, ...settings }))
  tell(report)
  if (report.findings.length > 0) throw new Error('Not every answer was right.')
})

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
