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

  it('is the command itself in an SDK that resolves in another way', () => {
    class OtherCommand {
      constructor(readonly input: object) {}
    }
    expect(lean(OtherCommand)).toBe(OtherCommand)
  })
})
