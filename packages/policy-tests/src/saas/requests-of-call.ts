import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { connect } from '@keyprint/client'
import type { IamRequest } from '../evaluate/iam-request.js'
import { requestsOf } from '../evaluate/requests-of.js'
import type { CommandInput, SentCommand } from '../evaluate/sent-command.js'
import { CALLS, type CallName, type Db } from './calls.js'
import { saas } from './saas.js'

const known = new Map<string, Promise<readonly IamRequest[]>>()

/** What IAM is asked for a call of the client: made by the client itself, answered here. */
export function requestsOfCall(name: CallName, org: string): Promise<readonly IamRequest[]> {
  const call = JSON.stringify([name, org])
  const requests = known.get(call) ?? requestsOfSent((db) => CALLS[name](db, org), org)
  known.set(call, requests)
  return requests
}

/** The same for any call. */
export async function requestsOfSent(
  call: (db: Db) => PromiseLike<unknown>,
  org: string,
): Promise<readonly IamRequest[]> {
  const sent: SentCommand[] = []
  const client = new DynamoDBClient({
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    requestHandler: { handle: (request: HttpRequest) => answer(request, sent, org) } as never,
  })
  await call(connect(saas, { client, tableName: 'dev-saas' }))
  client.destroy()
  return sent.flatMap((command) => requestsOf(saas.table, command))
}

interface HttpRequest {
  readonly headers: { readonly [name: string]: string }
  readonly body: string | Uint8Array
}

async function answer({ headers, body }: HttpRequest, sent: SentCommand[], org: string): Promise<object> {
  const operation = headers['x-amz-target']?.split('.')[1] ?? ''
  const input = JSON.parse(typeof body === 'string' ? body : new TextDecoder().decode(body)) as CommandInput
  sent.push({ operation, input })
  return {
    response: {
      statusCode: 200,
      headers: { 'content-type': 'application/x-amz-json-1.0' },
      body: new TextEncoder().encode(
        JSON.stringify(operation === 'GetItem' ? { Item: stored(input, org) } : {}),
      ),
    },
  }
}

/** There is an item behind every key: what depends on it goes on. */
function stored({ Key = {} }: CommandInput, org: string): object {
  const isMember = String(Key.sk?.S).startsWith('MEMBER#')
  const member = { memberId: { S: 'x' }, email: { S: 'old' }, _entity: { S: 'member' } }
  const note = { noteId: { S: 'x' }, text: { S: 't' }, _entity: { S: 'note' } }
  return { ...Key, org: { S: org }, ...(isMember ? member : note) }
}
