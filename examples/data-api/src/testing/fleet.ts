import { afterAll, beforeAll, vi } from 'vitest'
import { type DataApiClient, dataApiClient } from '../api-client.js'
import { DEVELOPMENT, type DevelopmentIssuer, developmentIssuer } from '../auth/development-issuer.js'
import { newTenantId } from '../tenants/tenant-id.js'
import { BUSY_MACHINE_MS } from './busy-machine.js'
import { FakeIam } from './fake-iam.js'
import { FakeLambda } from './fake-lambda.js'
import { type Program, runBuilt } from './program.js'
import { type StandIn, standIn } from './stand-in.js'

/** A request to a service that has a stand-in. */
export interface Seen {
  /** Such as `PutRolePolicy`; of Lambda the method. */
  readonly operation: string
  readonly text: string
}

/** The API as a process of its own. */
export interface Process {
  readonly program: Program
  as(tenantId: string): DataApiClient
}

/** Processes of the API in production's way, on one table, with one issuer and stand-ins for IAM and Lambda. */
export interface Fleet {
  readonly iam: FakeIam
  readonly lambda: FakeLambda
  /** Are told of each request to the stand-ins before it is done. */
  readonly watchers: Set<(seen: Seen) => void>
  start(dynamodb: string, whenOver: (end: () => void) => void): Promise<Process>
}

/** For the tests of a file. */
export function testFleet(tableName: string): Fleet {
  const [iam, lambda, watchers] = [new FakeIam(), new FakeLambda(), new Set<(seen: Seen) => void>()]
  const tell = (seen: Seen) => {
    for (const watcher of watchers) watcher(seen)
  }
  let issuer: DevelopmentIssuer
  let [keys, iamAt, lambdaAt]: StandIn[] = []
  beforeAll(async () => {
    issuer = await developmentIssuer()
    keys = await standIn(() => ({ status: 200, body: JSON.stringify(issuer.keySet()) }))
    iamAt = await standIn(({ body }) => {
      tell({ operation: new URLSearchParams(body).get('Action') ?? '', text: body })
      return iam.answer(body)
    })
    lambdaAt = await standIn((asked) => {
      tell({ operation: asked.method, text: asked.path })
      return lambda.answer(asked)
    })
  })
  afterAll(async () => {
    for (const one of [keys, iamAt, lambdaAt]) await one?.[Symbol.asyncDispose]()
  })
  const environment = (dynamodb: string) => ({
    DATA_API_TABLE: tableName,
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
    AWS_ENDPOINT_URL_IAM: iamAt?.options.endpoint ?? '',
    AWS_ENDPOINT_URL_LAMBDA: lambdaAt?.options.endpoint ?? '',
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    CURSOR_KEYS: Buffer.alloc(32, 1).toString('base64'),
    TENANT_ROLE_ARN: 'arn:aws:iam::111122223333:role/tenant',
    TABLE_ARN: `arn:aws:dynamodb:eu-west-1:111122223333:table/${tableName}`,
    JWKS_URL: keys?.options.endpoint ?? '',
    JWT_ISSUER: DEVELOPMENT.issuer,
    JWT_AUDIENCE: DEVELOPMENT.audience,
    HOST: '127.0.0.1',
  })
  const start: Fleet['start'] = async (dynamodb, whenOver) => {
    const program = runBuilt('production', environment(dynamodb), { whenOver })
    const [, port] = await program.printed(/open on port (\d+)/)
    const url = `http://127.0.0.1:${port}`
    const as: Process['as'] = (tenantId) => dataApiClient({ url, token: () => issuer.token(tenantId) })
    // It asks for the issuer's keys at its first call, and this process may be too busy to answer in time.
    await vi.waitFor(() => as(newTenantId()).info({}), { timeout: BUSY_MACHINE_MS, interval: 100 })
    return { program, as }
  }
  return { iam, lambda, watchers, start }
}
