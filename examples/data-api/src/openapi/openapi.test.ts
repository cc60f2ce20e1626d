import { describeWithDynamoDB } from '@keyprint/local/vitest'
import { expect, it } from 'vitest'
import { operations } from '../operations/operations.js'
import { httpApi } from '../testing/http-api.js'

describeWithDynamoDB('the description of the API', () => {
  const api = httpApi()

  it('is served without a token, and has every operation with its body and answer', async () => {
    const { status, body } = await api.request('/api/data/openapi.json')
    expect([status, body.openapi]).toEqual([200, '3.1.0'])
    const paths = Object.keys(operations).map((name) => `/api/data/dynamodb/${name}`)
    expect(Object.keys(body.paths)).toEqual([...paths, '/api/data/dynamodb'])
    for (const path of paths) {
      const { requestBody, responses } = body.paths[path].post
      expect(requestBody.content['application/json'].schema).toBeTypeOf('object')
      expect(responses[200].content['application/json'].schema).toBeTypeOf('object')
    }
    expect(
      body.paths['/api/data/dynamodb/get'].post.requestBody.content['application/json'].schema,
    ).toMatchObject({
      required: ['pk', 'sk'],
      additionalProperties: false,
    })
  })

  it('is there to read', async () => {
    const { text } = await api.request('/api')
    for (const [name, { summary }] of Object.entries(operations))
      expect([name, text.includes(summary)]).toEqual([name, true])
  })
})
