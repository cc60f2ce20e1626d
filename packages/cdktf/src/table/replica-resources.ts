import {
  type Construct,
  type DynamodbTable,
  DynamodbTableReplicaResource,
  type ITerraformDependable,
} from '../adapter.js'
import { defined } from '../support/defined.js'
import { fixedId } from '../support/fixed-id.js'
import type { ProvisionedReplica, ProvisionedReplicas } from './replicas.js'

/** What replicas of a provisioned table are made of. */
interface ReplicaContext {
  readonly id: string
  readonly table: DynamodbTable
  readonly tags: { readonly [key: string]: string } | undefined
  /** Autoscaling of the table, without which AWS refuses replicas. */
  readonly after: readonly ITerraformDependable[]
}

/** https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/dynamodb_table_replica */
export function addReplicas(
  scope: Construct,
  context: ReplicaContext,
  { regions }: ProvisionedReplicas,
): void {
  for (const [region, replica] of Object.entries(regions)) addReplica(scope, context, region, replica)
}

function addReplica(
  scope: Construct,
  { id, table, tags, after }: ReplicaContext,
  region: string,
  { provider, keyArn, pointInTimeRecovery = true, deletionProtection = true }: ProvisionedReplica,
): void {
  const resource = new DynamodbTableReplicaResource(scope, `replica-${region}`, {
    provider,
    globalTableArn: table.arn,
    pointInTimeRecovery,
    deletionProtectionEnabled: deletionProtection,
    dependsOn: [...after],
    ...defined({ kmsKeyArn: keyArn, tags: tags && { ...tags } }),
  })
  fixedId(resource, DynamodbTableReplicaResource.tfResourceType, `${id}_${region}`)
}
