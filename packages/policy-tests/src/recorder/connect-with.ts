/**
 * Stands in for the client's own `connect-with` while its suite runs, see `client-suite.config`: what `connect` makes
 * is recorded.
 */
import type { ConnectOptions } from '@keyprint/client'
import type { DesignSpec } from '@keyprint/key-design'
import { connectWith as unrecorded } from '#client/connect-with'
import { recordedClient } from './recorded-client.js'

/** Makes a `connect` whose clients are recorded. */
export function connectWith(...features: readonly unknown[]): unknown {
  const connect = unrecorded(...features)
  return (design: DesignSpec, options: ConnectOptions) => recordedClient(connect, design, options)
}
