import { describe, expect, it } from 'vitest'
import { allowsFrom, parseConstraint, raised } from './constraint.js'
import type { Version } from './version.js'

const allows = (constraint: string, least: Version) => allowsFrom(parseConstraint(constraint) ?? [], least)

describe('a version constraint', () => {
  it.each([
    ['>= 5.100.0, < 7.0.0', true],
    ['>= 6.50', true],
    ['~> 6.2', true],
    ['~> 6.13.0', true],
    ['= 6.13.0', true],
    ['<= 6.13.0', true],
    ['!= 6.13.0', true],
    ['6.14.0', true],
    ['~> 6.12.0', false],
    ['~> 5.100', false],
    ['< 6.0.0', false],
    ['< 6.13.0', false],
    ['<= 6.12.9', false],
    ['= 5.100.0', false],
    ['5.100.0', false],
  ])("'%s' leaves a version from 6.13.0 on: %s", (constraint, expected) => {
    expect(allows(constraint, [6, 13, 0])).toBe(expected)
  })

  it.each([
    ['>= 5.100.0, < 7.0.0', '>= 6.13.0, < 7.0.0'],
    ['>= 6.40.0, < 7.0.0', '>= 6.40.0, < 7.0.0'],
    ['~> 6.2', '>= 6.13.0, ~> 6.2'],
    ['> 6.13.0', '> 6.13.0'],
    ['>=6.2', '>= 6.13.0'],
    ['6.25.0', '6.25.0'],
    ['< 7.0.0', '>= 6.13.0, < 7.0.0'],
  ])("'%s' is raised to '%s'", (constraint, expected) => {
    expect(raised(constraint, '6.13.0')).toBe(expected)
  })

  it.each(['', 'latest', '>= x', '>= 6.0,'])("'%s' is none", (text) => {
    expect(parseConstraint(text)).toBeUndefined()
  })
})
