import { PROVIDER_FEATURES } from '../provider/features.js'
import type { ProviderRequirement } from '../provider/provider-constraint.js'
import { multiAttributeIndexes } from './global-index-blocks.js'
import type { DesignTableProps } from './props.js'

/** What of a table needs a newer provider, and which. */
export function providerNeeds(props: DesignTableProps): readonly ProviderRequirement[] {
  const { design, tableName, warmThroughput } = props
  const multi = multiAttributeIndexes(design.table)
  const table = `of table '${tableName}'`
  return [
    ...(multi.length === 0
      ? []
      : [need('multiAttributeKeys', `the multi-attribute key of index '${multi.join("', '")}' ${table}`)]),
    ...(warmThroughput === undefined ? [] : [need('warmThroughput', `warm throughput ${table}`)]),
    ...replicaNeeds(props, table),
  ]
}

function replicaNeeds({ capacity, replicas }: DesignTableProps, table: string): ProviderRequirement[] {
  if (replicas === undefined || capacity?.billing === 'provisioned') return []
  const strong = replicas.consistency === 'strong'
  const protectedOnes = Object.entries(replicas.regions).filter(
    ([, { deletionProtection = true }]) => deletionProtection,
  )
  return [
    ...(strong ? [need('strongConsistency', `strong consistency of the replicas ${table}`)] : []),
    ...(strong && replicas.witness !== undefined ? [need('witness', `the witness region ${table}`)] : []),
    ...protectedOnes.map(([region]) =>
      need('replicaDeletionProtection', `deletion protection of the replica in ${region} ${table}`),
    ),
  ]
}

function need(feature: keyof typeof PROVIDER_FEATURES, sentence: string): ProviderRequirement {
  return { version: PROVIDER_FEATURES[feature], feature: sentence }
}
