import type { DesignTypes } from '@keyprint/key-design'
import { InvalidOptionsError } from '../errors/invalid-options-error.js'
import { DesignTable } from '../table/design-table.js'
import type { DesignTableProps } from '../table/props.js'
import { shop } from './designs.js'
import { awsStack } from './synth.js'

/** Options as a program without types could give them, on the table `dev-shop` of the shop. */
export type UntypedOptions = { readonly [option: string]: unknown }

/** A table with options that types might refuse. */
export function untypedTable(options: UntypedOptions, stack = awsStack()): DesignTable<DesignTypes> {
  return new DesignTable(stack, 'shop', {
    design: shop,
    tableName: 'dev-shop',
    ...options,
  } as unknown as DesignTableProps)
}

/** What is wrong with the options of a table, without the name of the table that each sentence begins with. */
export function problemsOf(options: UntypedOptions): readonly string[] {
  try {
    untypedTable(options)
    return []
  } catch (error) {
    if (!(error instanceof InvalidOptionsError)) throw error
    return error.problems.map((problem) => problem.replace(/^Table '[^']*': /, ''))
  }
}
