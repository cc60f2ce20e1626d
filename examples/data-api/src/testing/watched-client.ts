import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'

/** What a client has sent since `reset`. */
export interface Watch {
  readonly sent: string[]
  /** What went with each of them. */
  readonly inputs: object[]
  /** Units of capacity, read and written. */
  units(): number
  reset(): void
}

interface Consumed {
  readonly CapacityUnits?: number
}

/** Notes every command of a client and what it cost, but for those that ask whether a tenant is there. */
export function watch(client: DynamoDBClient): Watch {
  const sent: string[] = []
  const inputs: object[] = []
  let units = 0
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        if (asksForTenant(args.input)) return next(args)
        sent.push(commandName.replace(/Command$/, ''))
        inputs.push(args.input)
        Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' })
        const result = await next(args)
        const { ConsumedCapacity = [] } = result.output as { ConsumedCapacity?: Consumed | Consumed[] }
        for (const { CapacityUnits = 0 } of [ConsumedCapacity].flat()) units += CapacityUnits
        return result
      },
    { step: 'initialize', name: 'watch', override: true },
  )
  return {
    sent,
    inputs,
    units: () => units,
    reset: () => {
      sent.length = 0
      inputs.length = 0
      units = 0
    },
  }
}

/** Once in some seconds, whatever is asked for: it would be in the one list and not in the other. */
function asksForTenant(input: object): boolean {
  const { Key } = input as { Key?: { pk?: { S?: string } } }
  return Key?.pk?.S?.startsWith('TENANT#') === true
}
