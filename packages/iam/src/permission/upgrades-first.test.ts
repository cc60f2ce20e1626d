import { defineDesign, defineEntity, defineTable, query, string, upcast } from '@keyprint/key-design'
import { describe, expect, it } from 'vitest'
import { policyStatements, UnconfinableGrantError, UnknownGrantError } from '../index.js'
import { tableArn } from '../testing/designs.js'
import { thrown } from '../testing/thrown.js'

const table = defineTable('shop', { partitionKey: 'pk' })
const shared = { attributes: { id: string(), mail: string() }, unique: ['mail'] } as const
const note = defineEntity(table, 'note', {
  ...shared,
  key: { partition: 'NOTE#{id}' },
  schemaVersion: 2,
  upcasters: { 1: upcast({ email: string() }, ({ email }) => ({ mail: email })) },
})
const first = defineEntity(table, 'first', {
  attributes: shared.attributes,
  key: { partition: 'FIRST#{id}' },
  schemaVersion: 1,
})
const plain = defineEntity(table, 'plain', {
  attributes: shared.attributes,
  key: { partition: 'PLAIN#{id}' },
})
const design = defineDesign({
  table,
  entities: { note, first, plain },
  accessPatterns: { notes: query(note) },
})

const actions = (grant: Parameters<typeof policyStatements<(typeof design)['~types']>>[1][number]) =>
  [...new Set(policyStatements(design, [grant], { tableArn }).flatMap(({ Action }) => Action))].sort()

describe('an entity with older items', () => {
  it.each(['put', 'update', 'readThenUpdate', 'delete'] as const)(
    'lets %s bring them to the current version',
    (operation) => {
      expect(actions(`note.${operation}`)).toEqual(
        expect.arrayContaining(['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:DeleteItem']),
      )
    },
  )

  it('lets upgrade do that alone', () => {
    expect(actions('note.upgrade')).toEqual([
      'dynamodb:ConditionCheckItem',
      'dynamodb:DeleteItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
    ])
    expect(actions('first.upgrade')).toEqual(['dynamodb:GetItem', 'dynamodb:PutItem'])
  })

  it('adds nothing to reads and creates, nor to entities without older ones', () => {
    expect(actions('note.get')).toEqual(['dynamodb:GetItem'])
    expect(actions('note.create')).toEqual(['dynamodb:PutItem'])
    expect(actions('first.update')).toEqual(actions('plain.update'))
    expect(actions('first.delete')).toEqual(['dynamodb:DeleteItem'])
  })

  it('may read what tells versions apart, and is not updated by a list of attributes', () => {
    const attributes = { note: ['mail'], first: ['mail'] } as const
    const [get] = policyStatements(design, ['note.get'], { tableArn, attributes })
    expect(get?.Condition?.['ForAllValues:StringEquals']?.['dynamodb:Attributes']).toEqual(
      expect.arrayContaining(['_schemaVersion', '_schemaVersionFrom', 'email', 'mail']),
    )
    const update = () => policyStatements(design, ['note.update'], { tableArn, attributes })
    expect(update).toThrow(UnconfinableGrantError)
    expect(() => policyStatements(design, ['first.update'], { tableArn, attributes })).not.toThrow()
  })

  it('is not put in a batch, and has an upgrade only with a version', () => {
    const refused = (grant: string) =>
      thrown(() => policyStatements(design, [grant as never], { tableArn })) as UnknownGrantError
    expect(refused('first.batchPut')).toBeInstanceOf(UnknownGrantError)
    expect(refused('first.batchPut').message).toContain(
      "The client puts no 'first' in a batch, which could replace items of a newer schemaVersion.",
    )
    expect(refused('plain.upgrade').message).toContain("The items of 'plain' have no schemaVersion.")
    expect(actions('first.batchDelete')).toEqual(['dynamodb:BatchWriteItem'])
  })
})
