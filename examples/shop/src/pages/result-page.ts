import type { AccessPatternDescription } from '@keyprint/key-design'
import type { PatternCall } from '../http/pattern-calls.js'
import { capacityView } from './capacity-view.js'
import { type Html, html } from './html.js'
import { keyView, sourceView } from './key-view.js'
import { layout } from './layout.js'
import { valueView } from './value-view.js'

/** An answer of the API as a page. */
export interface Answer {
  /** The address, without the origin. */
  readonly address: string
  readonly url: string
  readonly status: number
  readonly body: unknown
  /** The access pattern that was called, if one was. */
  readonly called?: { readonly pattern: AccessPatternDescription; readonly call: PatternCall } | undefined
}

/** The answer to a GET, as it reads best. */
export function resultPage({ address, url, status, body, called }: Answer): Html {
  const { next, ...shown } = (body ?? {}) as { readonly next?: string; readonly title?: string }
  const title = called?.pattern.name ?? shown.title ?? address
  return layout(
    `${title} – Shop`,
    html`
      <nav aria-label="Breadcrumb"><a href="/">Access patterns</a></nav>
      <h1>${title}</h1>
      ${called === undefined ? '' : calledView(called)}
      <section aria-label="Result">
        <h2>Result <span class="status">${status}</span></h2>
        ${valueView(itemsOf(shown))}
        ${next === undefined ? '' : html`<a class="next" rel="next" href="${next}">Next page</a>`}
      </section>
      <details class="raw">
        <summary>As JSON</summary>
        <pre><code>curl '${url.replaceAll("'", '%27')}'</code></pre>
        <pre><code>${JSON.stringify(body, null, 2)}</code></pre>
      </details>
    `,
  )
}

/** A page of a list is shown as the list. */
function itemsOf(body: object): unknown {
  const names = Object.keys(body)
  return names.length === 1 && names[0] === 'items' ? (body as { items: unknown }).items : body
}

function calledView({ pattern, call }: NonNullable<Answer['called']>): Html {
  return html`
    <p class="lead">${pattern.description}</p>
    <dl class="call">
      <dt>Reads</dt>
      <dd>${sourceView(pattern)}</dd>
      <dt>Key</dt>
      <dd>${keyView(pattern.keys)}</dd>
      <dt>Capacity</dt>
      <dd class="capacity">${capacityView(call)}</dd>
    </dl>
    <details class="raw">
      <summary>Request to DynamoDB</summary>
      <pre><code>${JSON.stringify(call.request, null, 2)}</code></pre>
    </details>
  `
}
