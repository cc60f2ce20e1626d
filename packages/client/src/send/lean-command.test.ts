import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'
import { describe, expect, it } from 'vitest'
import { lean } from './lean-command.js'

const key = { TableName: 'shop', Key: { pk: { S: 'a' } } }

describe('a lean command', () => {
  it('is a command of the SDK', () => {
    const Lean = lean(GetItemCommand)
    expect(Lean).not.toBe(GetItemCommand)
    expect(new Lean(key)).toBeInstanceOf(GetItemCommand)
    expect(new Lean(key).input).toEqual(key)
  })

  it('is found in the supported SDK: what it leans on is there', () => {
    const { resolveMiddlewareWithContext } = GetItemCommand.prototype as unknown as Record<string, unknown>
    expect(resolveMiddlewareWithContext).toBeTypeOf('function')
    const client = new DynamoDBClient({ region: 'local' })
    const names = client.middlewareStack.identify().join()
    expect(names).toContain('loggerMiddleware')
    client.destroy()
  })

  it('does without what the stack of the SDK has no place for', () => {
    const places: string[] = []
    class OtherCommand {
      readonly middlewareStack = new DynamoDBClient({ region: 'local' }).middlewareStack
      resolveMiddlewareWithContext(..._: readonly unknown[]): string {
        places.push(this.middlewareStack.identify().join())
        if (places.length === 1) throw new Error('there is a middleware of that name')
        return 'resolved'
      }
    }
    const protocol = { getShapeId: () => 'aws.protocols#awsJson1_0' }
    const configuration = { ...new DynamoDBClient({ region: 'local' }).config, protocol }
    const context = { smithyContext: { operationSchema: [9, 'n0', 'GetItem', 0, 0, 0] } }
    const command = new (lean(OtherCommand))()
    expect(command.resolveMiddlewareWithContext({}, configuration, {}, context)).toBe('resolved')
    expect(places).toHaveLength(2)
    expect(places[0]).toContain('serializerMiddleware')
    expect(places[1]).not.toContain('serializerMiddleware')
  })

  it('is the command itself in an SDK that resolves in another way', () => {
    class OtherCommand {
      constructor(readonly input: object) {}
    }
    expect(lean(OtherCommand)).toBe(OtherCommand)
  })
})
