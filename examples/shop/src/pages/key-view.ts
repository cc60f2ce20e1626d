import type { AccessPatternDescription, KeyConditionDescription } from '@keyprint/key-design'
import { type Html, html } from './html.js'

/** Which entities, by which operation, from where. */
export function sourceView({ operation, index, entities, requests }: AccessPatternDescription): Html {
  const from = index === undefined ? 'the table' : html`index <code>${index}</code>`
  const shards = requests === undefined ? '' : `, ${requests} requests for a page`
  return html`${entities.join(' and ')}, ${operation} on ${from}${shards}`
}

/** The key that an access pattern reads, an attribute a line. */
export function keyView(keys: readonly KeyConditionDescription[]): Html {
  return html`<ul class="key">${keys.map((key) => html`<li>${conditionView(key)}</li>`)}</ul>`
}

function conditionView({ attribute, relation, template, sortedBy }: KeyConditionDescription): Html {
  const name = html`<code>${attribute}</code>`
  const sorted = sortedBy === '' ? '' : html`, sorted by ${templateView(sortedBy)}`
  if (relation === 'is any') return html`any ${name}${sorted}`
  return html`${name} ${relation === 'is' ? '=' : relation} ${templateView(template)}${sorted}`
}

/** The holes of a template stand out. */
function templateView(template: string): Html | '' {
  if (template === '') return ''
  const parts = template.split(/(\{[^{}]*\})/)
  return html`<code>${parts.map((part, i) => (i % 2 === 1 ? html`<var>${part}</var>` : part))}</code>`
}
