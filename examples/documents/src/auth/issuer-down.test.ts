import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { expect, it, onTestFinished } from 'vitest'
import { contextOfRequest } from './context-of-request.js'
import { verifyByKeySet } from './verify-token.js'

const ISSUER = { issuer: 'https://issuer.example', audience: 'documents' }
const { privateKey, publicKey } = await generateKeyPair('ES256')
const token = await new SignJWT({ tenant: 'acme' })
  .setProtectedHeader({ alg: 'ES256' })
  .setSubject('ada')
  .setIssuer(ISSUER.issuer)
  .setAudience(ISSUER.audience)
  .setExpirationTime('1 hour')
  .sign(privateKey)

const contextBy = (url: string) =>
  contextOfRequest(new Headers({ Authorization: `Bearer ${token}` }), 'c1', verifyByKeySet(url, ISSUER))

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
  await expect(contextBy(await published(status, body))).rejects.toMatchObject({
    type: 'unavailable',
    cause: expect.any(Error),
  })
})

it('nothing is said of a token while nothing answers', async () => {
  await expect(contextBy('http://127.0.0.1:9')).rejects.toMatchObject({ type: 'unavailable' })
})

it('a token whose key is not among those of the issuer is not valid', async () => {
  const right = JSON.stringify({ keys: [await exportJWK(publicKey)] })

  expect(await contextBy(await published(200, right))).toMatchObject({ tenant: 'acme', user: 'ada' })
  await expect(contextBy(await published(200, '{ "keys": [] }'))).rejects.toMatchObject({
    type: 'unauthenticated',
  })
})
