import { DynamoDBStreams } from '@aws-sdk/client-dynamodb-streams'
import { pollStream } from '@keyprint/client/streams'
import { policyStatements } from '@keyprint/iam'
import { testTable } from '@keyprint/local/vitest'
import { expect, it } from 'vitest'
import { simulate, TABLE_ARN } from '../evaluate/is-allowed.js'
import { saas } from '../saas/saas.js'

const table = testTable(saas)
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }

it('the grant of the stream is what reading it by its ARN sends, and no more', async () => {
  const client = new DynamoDBStreams({ endpoint: table.endpoint, region: 'local', credentials })
  const { Streams } = await client.listStreams({ TableName: table.tableName })
  const sent = new Set<string>()
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      (args) => {
        sent.add(commandName.replace(/Command$/, ''))
        return next(args)
      },
    { step: 'initialize' },
  )
  const streamArn = Streams?.[0]?.StreamArn
  await pollStream(saas, { unknown: console.warn }, { client, streamArn, untilEmpty: true })
  client.destroy()

  const policy = policyStatements(saas, ['stream'], { tableArn: TABLE_ARN })
  expect(policy.flatMap(({ Action }) => Action).sort()).toEqual(
    [...sent].sort().map((action) => `dynamodb:${action}`),
  )
  for (const action of sent)
    expect(await simulate(policy, `dynamodb:${action}`, `${TABLE_ARN}/stream/2026`)).toBe(true)
})
