import { describe, expect, it } from 'vitest'
import { connect } from '../connect.js'
import { store } from '../testing/reads/store.js'
import { unsent } from '../testing/reads/unsent.js'

const db = connect(store, unsent)
const thingKey = { box: 'b', id: 1 }

describe('a projection', () => {
  it('asks for what is selected, by names on the wire, and for what reading needs', () => {
    expect(db.thing.get(thingKey, { select: ['status', 'a.b-c #1'] }).params()).toMatchObject({
      ProjectionExpression: '#0, #1, #2, #3, #4, #5',
      ExpressionAttributeNames: {
        '#0': 'select',
        '#1': 'a.b-c #1',
        '#2': 'pk',
        '#3': 'sk',
        '#4': '_entity',
        '#5': 'expiresAt',
      },
    })
  })

  it('asks for each name once', () => {
    const { ProjectionExpression } = db.thing.get(thingKey, { select: ['text', 'text'] }).params()
    expect(ProjectionExpression).toBe('#0, #1, #2, #3, #4')
  })

  it('shares the placeholders of the other expressions of a request', () => {
    const params = db.things({ box: 'b' }, { select: ['text'], filter: (o) => o.text.exists() }).params()
    expect(params).toMatchObject({
      KeyConditionExpression: '#0 = :0 AND begins_with(#1, :1)',
      FilterExpression: 'attribute_exists(#2)',
      ProjectionExpression: '#2, #0, #1, #3, #4',
    })
  })

  it('is left out when nothing is selected', () => {
    expect(db.thing.get(thingKey).params()).toEqual({
      TableName: 'unsent',
      Key: { pk: { S: 'BOX#b' }, sk: { S: 'THING#000001' } },
    })
  })

  it('refuses what is not declared, and a selection of nothing', () => {
    expect(() => db.thing.get(thingKey, { select: ['nope' as 'text'] }).params()).toThrow(
      'thing.nope is not declared; the attributes are ',
    )
    expect(() => db.thing.get(thingKey, { select: [] }).params()).toThrow(
      'thing.select selects no attributes',
    )
  })
})
