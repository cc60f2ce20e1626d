import { indexesOf } from '../key-blocks.js'
import type { DesignTableProps } from '../props.js'
import { STRONG_REGIONS, type StrongReplicas } from '../replicas.js'
import { checkRegion } from './check-region.js'

/**
 * What multi-region strong consistency does not go with.
 *
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/multi-region-strong-consistency-gt.html
 */
export function checkStrongReplicas(
  { regions, witness }: StrongReplicas,
  { design, capacity }: DesignTableProps,
  home: string,
): string[] {
  const { table, entities } = design
  const count = 1 + Object.keys(regions).length + (witness === undefined ? 0 : 1)
  const unique = Object.values(entities).filter((entity) => entity.unique.length > 0)
  const local = indexesOf(table, 'local')
  return [
    ...(count === STRONG_REGIONS
      ? []
      : [
          `strong consistency takes ${STRONG_REGIONS} regions, home and witness included; there are ${count}.`,
        ]),
    ...(witness === undefined ? [] : checkRegion(witness, home)),
    ...(witness !== undefined && Object.hasOwn(regions, witness)
      ? [`${witness} is both replica and witness; it can be one of them.`]
      : []),
    ...(table.timeToLive === undefined ? [] : ['strong consistency does not go with time to live.']),
    ...local.map(([name]) => `strong consistency does not go with local indexes such as '${name}'.`),
    ...unique.map(
      ({ name }) =>
        `strong consistency does not go with transactions, and entity '${name}' is written in them (unique).`,
    ),
    ...(capacity?.billing === 'provisioned'
      ? ['strong consistency of a provisioned table cannot be written in Terraform; make it on-demand.']
      : []),
  ]
}
