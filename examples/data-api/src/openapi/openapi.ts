import { z } from 'zod'
import { problemTypes } from '../http/problem.js'
import { operations } from '../operations/operations.js'

export const API_PATH = '/api/data/dynamodb'

/** The API as OpenAPI 3.1, made from the validators that requests go through. */
export function openApi(): object {
  return {
    openapi: '3.1.0',
    info: { title: 'Data API', version: '1.0.0', description: 'Items of one tenant: that of the token.' },
    security: [{ token: [] }],
    paths: {
      ...Object.fromEntries(
        Object.keys(operations).map((name) => [`${API_PATH}/${name}`, { post: post(name) }]),
      ),
      [API_PATH]: { delete: { ...post('deprovision'), operationId: 'remove', requestBody: undefined } },
    },
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { Problem: problem },
    },
  }
}

function post(name: string) {
  const { summary, input, output } = operations[name as keyof typeof operations]
  return {
    operationId: name,
    summary,
    requestBody: {
      required: true,
      content: { 'application/json': { schema: z.toJSONSchema(input, { io: 'input' }) } },
    },
    responses: {
      200: { description: 'Done.', content: { 'application/json': { schema: z.toJSONSchema(output) } } },
      default: {
        description: 'What went wrong.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

const problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { enum: Object.keys(problemTypes).map((type) => `/problems/${type}`) },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
  },
}
