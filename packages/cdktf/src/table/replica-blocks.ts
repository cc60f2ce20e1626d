import type { DynamodbTableReplica } from '../adapter.js'
import { defined } from '../support/defined.js'
import type { DesignTableProps } from './props.js'
import type { Replica } from './replicas.js'

/** Replicas within the table: those of an on-demand one. */
export function replicaBlocks({ capacity, replicas }: DesignTableProps): DynamodbTableReplica[] | undefined {
  if (replicas === undefined || capacity?.billing === 'provisioned') return undefined
  const strong = replicas.consistency === 'strong'
  return Object.entries(replicas.regions).map(([region, replica]) => replicaBlock(region, replica, strong))
}

/** False is the provider's default: not to write it keeps providers usable that do not know the argument. */
function replicaBlock(regionName: string, replica: Replica, strong: boolean): DynamodbTableReplica {
  const { keyArn, pointInTimeRecovery = true, deletionProtection = true, propagateTags = true } = replica
  return {
    regionName,
    pointInTimeRecovery,
    propagateTags,
    ...(deletionProtection ? { deletionProtectionEnabled: true } : {}),
    ...defined({ kmsKeyArn: keyArn, consistencyMode: strong ? 'STRONG' : undefined }),
  }
}

export function witnessBlock(replicas: DesignTableProps['replicas']) {
  if (replicas?.consistency !== 'strong' || replicas.witness === undefined) return undefined
  return { regionName: replicas.witness }
}
