import { EndpointUnreachable } from '../errors/endpoint-unreachable.js'
import { probe } from './probe.js'
import type { Server } from './server.js'

/** It is asked once, and may be busy; where nobody listens, that is known at once. */
const PATIENCE_MS = 20_000

/** A server that somebody else runs: used as it is, never stopped. */
export async function givenEndpoint(endpoint: string): Promise<Server> {
  if (!URL.canParse(endpoint) || (await probe(endpoint, PATIENCE_MS)) === undefined)
    throw new EndpointUnreachable(endpoint)
  return { source: 'endpoint', endpoint, stop: () => Promise.resolve() }
}
