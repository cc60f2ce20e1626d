import type { PatternCall } from '../http/pattern-calls.js'
import { type Html, html } from './html.js'

/** What the last call of an access pattern used. */
export function capacityView(call: PatternCall | undefined): Html {
  if (call === undefined) return html`<span class="muted">not called yet</span>`
  const { readUnits, requests } = call.capacity
  return html`<strong>${readUnits} <abbr title="read capacity units">RCU</abbr></strong> in ${requests} ${requests === 1 ? 'request' : 'requests'}`
}
