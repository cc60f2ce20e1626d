import { EndpointUnreachable } from '../errors/endpoint-unreachable.js'
import { probe } from './probe.js'
import type { Server } from './server.js'

/** A server that somebody else runs: used as it is, never stopped. */
export async function givenEndpoint(endpoint: string): Promise<Server> {
  if (!URL.canParse(endpoint) || (await probe(endpoint)) === undefined)
    throw new EndpointUnreachable(endpoint)
  return { source: 'endpoint', endpoint, stop: () => Promise.resolve() }
}
