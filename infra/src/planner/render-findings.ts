import { styleText } from 'node:util'
import { and, count } from './english.js'
import type { Finding, Severity } from './finding.js'
import { visible } from './visible.js'
import { indented } from './wrap.js'

export interface RenderOptions {
  /** False by default: plain text. */
  readonly colour?: boolean
  /** Columns of a line, 100 by default. */
  readonly width?: number
}

const LABELS: Readonly<Record<Severity, string>> = { danger: 'DANGER', careful: 'CAREFUL', info: 'INFO' }
const STYLES = { danger: ['bold', 'red'], careful: ['bold', 'yellow'], info: ['bold', 'cyan'] } as const

/** The text that stands above terraform's own output. */
export function renderFindings(
  findings: readonly Finding[],
  { colour = false, width = 100 }: RenderOptions = {},
): string {
  const blocks = findings.map((finding) => block(shown(finding), colour, width))
  return `${['What this plan does to data', ...blocks, ending(findings)].filter((text) => text !== '').join('\n\n')}\n`
}

function block(
  { severity, title, detail, steps, address, id }: Finding,
  colour: boolean,
  width: number,
): string {
  const label = LABELS[severity]
  const [first = '', ...rest] = indented(title, { width, indent: label.length + 2 })
  const head = [`${painted(label, severity, colour)}  ${first.trimStart()}`, ...rest]
  const where = address === '' ? [] : [`  ${address}`]
  return [
    ...head,
    ...where,
    ...detail.split('\n').flatMap((paragraph) => indented(paragraph, { width, indent: 2 })),
    ...numbered(steps, width),
    ...naming(id, severity),
  ].join('\n')
}

function painted(text: string, severity: Severity, colour: boolean): string {
  return colour
    ? STYLES[severity].reduce((styled, style) => styleText(style, styled, { validateStream: false }), text)
    : text
}

function numbered(steps: readonly string[], width: number): readonly string[] {
  if (steps.length < 2) return steps.flatMap((step) => indented(`What to do: ${step}`, { width, indent: 2 }))
  const lines = steps.map((step, i) => indented(`${i + 1}. ${step}`, { width, indent: 4, hanging: 3 }))
  return ['  The safe sequence:', ...lines.flat()]
}

function naming(id: string, severity: Severity): readonly string[] {
  return severity === 'danger' ? [`  To do it all the same: --allow ${quoted(id)}`] : []
}

/** An address may hold brackets and quotes, which a shell would read. */
function quoted(id: string): string {
  return /^[\w:./@#-]+$/.test(id) ? id : `'${id.replaceAll("'", "'\\''")}'`
}

function shown({ id, severity, title, detail, steps, address }: Finding): Finding {
  return {
    severity,
    id: visible(id),
    title: visible(title),
    detail: visible(detail),
    steps: steps.map(visible),
    address: visible(address),
  }
}

function ending(findings: readonly Finding[]): string {
  const parts = (['danger', 'careful'] as const).flatMap((severity) => {
    const n = findings.filter((finding) => finding.severity === severity).length
    return n === 0
      ? []
      : [severity === 'danger' ? count(n, 'dangerous change') : `${count(n, 'change')} to be careful with`]
  })
  return parts.length === 0 ? 'Nothing here loses data.' : `In all: ${and(parts)}.`
}
