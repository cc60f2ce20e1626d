import { describe, expect, it } from 'vitest'
import { InvalidOptionsError } from '../errors/invalid-options-error.js'
import { ProviderTooOldError } from '../errors/provider-too-old-error.js'
import { DesignTable } from '../table/design-table.js'
import { places, plain } from '../testing/designs.js'
import { awsStack, synthesized } from '../testing/synth.js'
import { constrainProvider } from './provider-constraint.js'

const versionOf = (stack: ReturnType<typeof awsStack>) =>
  synthesized(stack).terraform.required_providers.aws.version

describe('the constraint on the AWS provider', () => {
  it('is wider than the pin of the bindings', () => {
    expect(versionOf(awsStack())).toBe('>= 5.100.0, < 7.0.0')
  })

  it('is what was said', () => {
    expect(versionOf(awsStack({ providerConstraint: '~> 6.40' }))).toBe('~> 6.40')
  })

  it('is raised by what tables need, also when it is set after them', () => {
    const stack = awsStack()
    new DesignTable(stack, 'places', { design: places, tableName: 'places' })
    new DesignTable(stack, 'plain', {
      design: plain,
      tableName: 'plain',
      warmThroughput: { readUnits: 12_000 },
    })
    expect(versionOf(stack)).toBe('>= 6.37.0, < 7.0.0')

    constrainProvider(stack, '>= 6.0.0, < 8.0.0')
    expect(versionOf(stack)).toBe('>= 6.37.0, < 8.0.0')
  })

  it('says which table needs what when it allows older ones only', () => {
    const stack = awsStack({ providerConstraint: '~> 5.100' })
    const build = () => new DesignTable(stack, 'places', { design: places, tableName: 'places' })

    expect(build).toThrow(
      new ProviderTooOldError(
        'test',
        '~> 5.100',
        '6.37.0',
        "the multi-attribute key of index 'byPlace' of table 'places'",
      ),
    )
    expect(
      new ProviderTooOldError(
        'test',
        '~> 5.100',
        '6.37.0',
        "the multi-attribute key of index 'byPlace' of table 'places'",
      ).message,
    ).toBe(
      "Stack 'test': the multi-attribute key of index 'byPlace' of table 'places' needs version 6.37.0 or newer of the " +
        "AWS provider, and the constraint '~> 5.100' allows only older ones. Raise it with constrainProvider(stack, " +
        "'>= 6.37.0, < 7.0.0').",
    )
  })

  it('refuses a text that is no constraint', () => {
    expect(() => constrainProvider(awsStack(), 'newest')).toThrow(InvalidOptionsError)
  })
})
