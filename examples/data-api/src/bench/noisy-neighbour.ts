import { startDynamoDBLocal } from '@keyprint/local'
import { run } from '../server/run.js'
import { unlessStopped } from '../server/stop-signal.js'
import { temporaryTable } from '../server/temporary-table.js'
import { startChild } from './noise/child.js'
import { measurePairs, type Pair } from './noise/pairs.js'
import { middle, p95 } from './noise/ratios.js'

const WANTED = 1.5

await run(async (stop) => {
  await using dynamodb = await unlessStopped(stop, startDynamoDBLocal())
  await using table = await temporaryTable(dynamodb)
  using server = startChild('server')
  using sender = startChild('sender')
  const place = { endpoint: dynamodb.endpoint, tableName: table.tableName }
  const ratio = tell(await unlessStopped(stop, measurePairs(server, sender, place)))
  if (ratio > WANTED) throw new Error('The noisy tenant delays the quiet one more than that.')
})

/** @returns the median ratio of paired rounds. */
function tell(pairs: readonly Pair[]): number {
  const { from, median, to } = middle(pairs.map(({ alone, beside }) => p95(beside) / p95(alone)))
  const alone = p95(pairs.flatMap((pair) => pair.alone))
  const beside = p95(pairs.flatMap((pair) => pair.beside))
  console.log(
    `p95 of all rounds: alone ${alone.toFixed(1)} ms, beside a noisy tenant ${beside.toFixed(1)} ms`,
  )
  console.log(
    `Ratio of paired rounds: median ${median.toFixed(2)}, middle half ${from.toFixed(2)} to ${to.toFixed(2)}; at most ${WANTED} is wanted`,
  )
  return median
}
