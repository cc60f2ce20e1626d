import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { nameOf } from '../http/to-problem.js'
import { newTenantId } from '../tenants/tenant-id.js'
import { DEVELOPMENT, developmentIssuer } from './development-issuer.js'
import { authenticateBy, keysAt } from './verify-token.js'

const issuer = await developmentIssuer()
const tenantId = newTenantId()
const header = `Bearer ${await issuer.token(tenantId)}`

/** Where an issuer publishes what is given. @returns its address */
async function published(status: number, body: string): Promise<string> {
  const server = createServer((_, response) => response.writeHead(status).end(body)).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

it.each([
  ['fails', 500, ''],
  ['answers with a page', 200, '<html>'],
  ['has no list of keys', 200, '{}'],
])('nothing is said of a token while its issuer %s', async (_, status, body) => {
  const authenticate = authenticateBy(keysAt(await published(status, body)), DEVELOPMENT)

  await expect(authenticate(header)).rejects.toMatchObject({
    type: 'unavailable',
    cause: expect.any(Error),
  })
})

it('nothing is said of a token while nothing answers, and the log has why', async () => {
  const authenticate = authenticateBy(keysAt('http://127.0.0.1:9'), DEVELOPMENT)
  const error = await authenticate(header).catch((problem: Error) => problem)

  expect(error).toMatchObject({ type: 'unavailable' })
  expect(nameOf((error as Error).cause)).toBe('TypeError')
})

it('a token whose key is not among those of the issuer is not valid', async () => {
  const right = await published(200, JSON.stringify(issuer.keySet()))
  const others = await published(200, JSON.stringify((await developmentIssuer()).keySet()))

  expect(await authenticateBy(keysAt(right), DEVELOPMENT)(header)).toBe(tenantId)
  await expect(authenticateBy(keysAt(others), DEVELOPMENT)(header)).rejects.toMatchObject({
    type: 'unauthenticated',
  })
})
