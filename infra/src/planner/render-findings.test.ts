import { stripVTControlCharacters } from 'node:util'
import { expect, it } from 'vitest'
import type { Finding } from './finding.js'
import { renderFindings } from './render-findings.js'

const finding: Finding = {
  id: 'index-delete:gsi1',
  severity: 'danger',
  title: 'Global index gsi1 is deleted',
  detail: 'Every read of it fails.\nThe items stay.',
  steps: ['Switch every reader.', 'Apply.'],
  address: 'aws_dynamodb_table.shop',
}

it('names severity, address, sentences, steps and what allows it', () => {
  expect(renderFindings([finding], { width: 40 })).toBe(`What this plan does to data

DANGER  Global index gsi1 is deleted
  aws_dynamodb_table.shop
  Every read of it fails.
  The items stay.
  The safe sequence:
    1. Switch every reader.
    2. Apply.
  To do it all the same: --allow index-delete:gsi1

In all: 1 dangerous change.
`)
})

it('breaks lines at the width', () => {
  const lines = renderFindings([{ ...finding, detail: 'one two three '.repeat(20) }], { width: 40 }).split(
    '\n',
  )
  expect(lines.filter((line) => line.length > 40 && !line.includes('--allow'))).toEqual([])
})

it('is the same text in colour', () => {
  const coloured = renderFindings([finding], { colour: true })
  expect(coloured).not.toBe(renderFindings([finding]))
  expect(stripVTControlCharacters(coloured)).toBe(renderFindings([finding]))
})

it('shows a control character of a plan as what it is, so that no name can paint over the text', () => {
  const painted = renderFindings([{ ...finding, title: 'Index \u001b[2K\u0007 is deleted' }])
  expect(painted).toContain('Index \\u001b[2K\\u0007 is deleted')
})
