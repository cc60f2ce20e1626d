import { type Html, html } from './html.js'

interface Fields {
  readonly [name: string]: unknown
}

/** A JSON value for people: objects as lists of their fields, lists of objects as tables. */
export function valueView(value: unknown, name = ''): Html | string {
  if (value === null || value === undefined) return html`<span class="muted">none</span>`
  if (Array.isArray(value))
    return value.length === 0 ? html`<span class="muted">none</span>` : tableView(value)
  if (isObject(value)) return fieldsView(value)
  if (typeof value === 'string' && MOMENT.test(value)) return momentView(value)
  return typeof value === 'number' && MONEY.test(name) ? moneyView(value) : String(value)
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
const MONEY = /InCents$/

function momentView(iso: string): Html {
  return html`<time datetime="${iso}">${iso.slice(0, 10)} ${iso.slice(11, 16)}</time>`
}

function moneyView(cents: number): string {
  return `€ ${(cents / 100).toFixed(2)}`
}

function fieldsView(value: Fields): Html {
  const fields = columnsOf([value]).map(
    (name) => html`<dt>${labelOf(name)}</dt><dd>${valueView(value[name], name)}</dd>`,
  )
  return html`<dl class="fields">${fields}</dl>`
}

function tableView(rows: readonly unknown[]): Html {
  if (!rows.every(isObject)) return html`${rows.map(String).join(', ')}`
  const columns = columnsOf(rows)
  const head = columns.map(
    (name) => html`<th scope="col" class="${kindOf(rows, name)}">${labelOf(name)}</th>`,
  )
  const body = rows.map((row) => {
    const cells = columns.map(
      (name) => html`<td class="${kindOf(rows, name)}">${cellView(row[name], name)}</td>`,
    )
    return html`<tr>${cells}</tr>`
  })
  return html`
    <div class="scroll" tabindex="0" role="group" aria-label="Table">
      <table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>
    </div>
  `
}

/** Rows need not have the same fields. Lists come last. */
function columnsOf(rows: readonly Fields[]): string[] {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const isList = (name: string) => rows.some((row) => Array.isArray(row[name]))
  return [...names.filter((name) => !isList(name)), ...names.filter(isList)]
}

/** A list within a table is folded. */
function cellView(value: unknown, name: string): Html | string {
  if (!Array.isArray(value) || value.length === 0) return valueView(value, name)
  return html`<details><summary>${value.length}</summary>${valueView(value, name)}</details>`
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function kindOf(rows: readonly Fields[], name: string): 'number' | 'text' {
  return rows.some((row) => typeof row[name] === 'number') ? 'number' : 'text'
}

/** `orderCount` → `order count`; the unit of money is in its values. */
function labelOf(name: string): string {
  return name.replace(MONEY, '').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}
