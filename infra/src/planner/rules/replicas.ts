import type { Remark } from '../finding.js'
import type { TableRule } from '../table/table-update.js'

/** Regions come to a global table, or go. */
export const replicas: TableRule = ({ before, after }) => [
  ...after.replicas
    .filter((region) => !before.replicas.includes(region))
    .map((region) => replicaAdded(before.name, region)),
  ...before.replicas
    .filter((region) => !after.replicas.includes(region))
    .map((region) => replicaRemoved(before.name, region)),
]

export function replicaAdded(table: string, region: string, id = region): Remark {
  return {
    id: `replica-add:${id}`,
    severity: 'careful',
    title: `Table ${table} gets a replica in ${region}`,
    detail:
      'DynamoDB copies the whole table there, which takes minutes to hours and is charged as writes to the replica. From then on the same item can be written in both regions, and unless the replicas are strongly consistent the last writer wins: conditions, versions and transactions hold within one region only.',
    steps: [],
  }
}

export function replicaRemoved(table: string, region: string, id = region): Remark {
  return {
    id: `replica-remove:${id}`,
    severity: 'danger',
    title: `The replica of table ${table} in ${region} is deleted`,
    detail:
      'The table of that region is gone with its stream and its backups, and clients there fail. Writes that were not yet copied to the other regions are lost.',
    steps: [
      `Send every client of ${region} to another region, and wait until its last writes have reached the other regions (metric ReplicationLatency).`,
      `Then apply this plan, with --allow replica-remove:${id}.`,
    ],
  }
}
