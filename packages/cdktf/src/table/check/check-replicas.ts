import { Token } from '../../adapter.js'
import type { AwsEnvironment } from '../../environment/aws-environment.js'
import { scaledUnits } from '../autoscaling.js'
import type { ProvisionedCapacity } from '../capacity.js'
import { isCustomerKey, OWN_KEY } from '../encryption.js'
import { indexesOf } from '../key-blocks.js'
import type { DesignTableProps } from '../props.js'
import { checkArn } from './arn.js'
import { checkRegion } from './check-region.js'
import { checkStrongReplicas } from './check-strong-replicas.js'

/** What is wrong with the replicas. Validate and plan let most of it through. */
export function checkReplicas(props: DesignTableProps, { region: home }: AwsEnvironment): string[] {
  const { replicas, design } = props
  if (replicas === undefined) return []
  const regions = Object.keys(replicas.regions)
  return [
    ...(regions.length === 0 ? ['replicas name no region.'] : []),
    ...regions.flatMap((region) => checkRegion(region, home)),
    ...Object.entries(replicas.regions).flatMap(([region, { keyArn }]) => checkKey(props, region, keyArn)),
    ...(replicas.consistency === 'strong'
      ? checkStrongReplicas(replicas, props, home)
      : checkStream(design.table.stream)),
    ...(props.capacity?.billing === 'provisioned' ? checkProvisioned(props, props.capacity) : []),
  ]
}

/** Table and replicas have keys of one kind. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/globaltables-security.html */
function checkKey(
  { encryption = OWN_KEY }: DesignTableProps,
  region: string,
  keyArn: string | undefined,
): string[] {
  const customer = isCustomerKey(encryption)
  if (keyArn !== undefined && !customer) {
    return [
      `the replica in ${region} has a customer key and the table has a key of AWS; they need keys of one kind.`,
    ]
  }
  if (keyArn === undefined && customer) {
    return [
      `the replica in ${region} needs a customer key of that region (keyArn), as the table has one; or set encryption to { key: 'aws-owned' }.`,
    ]
  }
  // No policy names a replica's key, so that it may be one of the same stack.
  return keyArn === undefined || Token.isUnresolved(keyArn)
    ? []
    : checkArn(`the key of the replica in ${region}`, keyArn, 'kms', region, 'key/')
}

function checkStream(stream: string | undefined): string[] {
  if (stream === 'new-and-old-images') return []
  return ["replicas need the stream 'new-and-old-images'; set stream in defineTable."]
}

/** Autoscaling of writes comes before replicas, for the table and for each global index. */
function checkProvisioned({ design, replicas }: DesignTableProps, capacity: ProvisionedCapacity): string[] {
  const scaled = scaledUnits(design.table, capacity).filter(({ direction }) => direction === 'write')
  const wanted = [undefined, ...indexesOf(design.table, 'global').map(([name]) => name)]
  const fixed = wanted.filter((index) => !scaled.some((one) => one.index === index))
  const without = Object.entries(replicas?.regions ?? {}).filter(([, replica]) => !('provider' in replica))
  return [
    ...fixed.map(
      (index) =>
        `${index === undefined ? '' : `index '${index}': `}replicas of a provisioned table need its writes autoscaled; give write a { min, max }.`,
    ),
    ...without.map(
      ([region]) =>
        `the replica in ${region} of a provisioned table needs the AWS provider of its region (provider).`,
    ),
  ]
}
