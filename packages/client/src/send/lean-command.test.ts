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
    class OtherCommand extends GetItemCommand {
      resolveMiddlewareWithContext(): string {
        places.push(this.middlewareStack.identify().join())
        if (places.length === 1) throw new Error('serializerMiddleware is not found')
        return 'resolved'
      }
    }
    const command = new (lean(OtherCommand))(key) as unknown as OtherCommand
    const protocol = { getShapeId: () => 'aws.protocols#awsJson1_0' }
    const configuration = { protocol, streamCollector: async () => new Uint8Array(), utf8Encoder: () => '' }
    const resolve = command.resolveMiddlewareWithContext as (...given: unknown[]) => unknown
    expect(resolve.call(command, undefined, configuration, {}, {})).toBe('resolved')
    expect(places[0]).toContain('keyprint')
    expect(places[1]).not.toContain('keyprint')
  })

  it('is the command itself in an SDK that resolves in another way', () => {
    class OtherCommand {
      constructor(readonly input: object) {}
    }
    expect(lean(OtherCommand)).toBe(OtherCommand)
  })
})
