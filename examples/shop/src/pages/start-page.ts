import type { AccessPatternDescription } from '@keyprint/key-design'
import type { AccessPatternName } from '../design.js'
import type { PatternCalls } from '../http/pattern-calls.js'
import { capacityView } from './capacity-view.js'
import { type Html, html } from './html.js'
import { keyView, sourceView } from './key-view.js'
import { layout } from './layout.js'
import { addressOf, type Examples, linkTo } from './links.js'

/** The access patterns of the design: what each one reads, what it took the last time, and a link that runs it. */
export function startPage(
  patterns: readonly AccessPatternDescription[],
  calls: PatternCalls,
  examples: Examples | undefined,
): Html {
  return layout(
    'Shop: access patterns',
    html`
      <h1>Access patterns</h1>
      <p class="lead">
        Everything that this shop reads, it reads by one of these ${patterns.length} keys of its one table. The list is
        made from the design; the capacity is what DynamoDB reported for the last call.
      </p>
      <ul class="cards">${patterns.map((pattern) => card(pattern, calls, examples))}</ul>
      <p class="muted"><a href="/health">Health</a> of the table</p>
    `,
  )
}

function card(pattern: AccessPatternDescription, calls: PatternCalls, examples: Examples | undefined): Html {
  const { name, description, keys } = pattern
  return html`
    <li class="card" id="${name}">
      <h2>${name}</h2>
      <p>${description}</p>
      <dl>
        <dt>Reads</dt>
        <dd>${sourceView(pattern)}</dd>
        <dt>Key</dt>
        <dd>${keyView(keys)}</dd>
        <dt>Last call</dt>
        <dd class="capacity">${capacityView(calls.last(name as AccessPatternName))}</dd>
      </dl>
      ${runView(name, examples)}
    </li>
  `
}

function runView(name: string, examples: Examples | undefined): Html {
  if (examples === undefined) return html`<p class="run"><code>GET ${addressOf(name)}</code></p>`
  const link = linkTo(name, examples)
  return html`<a class="run" href="${link}" aria-label="Run ${name}"><span>Run</span> <code>GET ${decodeURIComponent(link)}</code></a>`
}
