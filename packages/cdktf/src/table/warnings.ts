import { scaledUnits } from './autoscaling.js'
import { indexCapacity, ON_DEMAND, type ProvisionedCapacity } from './capacity.js'
import { indexesOf } from './key-blocks.js'
import type { DesignTableProps } from './props.js'

/** Sentences on what works, and will surprise. */
export function warnings(props: DesignTableProps): readonly string[] {
  const { capacity = ON_DEMAND } = props
  return [
    ...(capacity.billing === 'provisioned'
      ? [...fixedCapacity(props, capacity), ...scaledIndexes(props, capacity)]
      : []),
    ...imported(props),
  ].map((warning) => `Table '${props.tableName}': ${warning}`)
}

function fixedCapacity({ design }: DesignTableProps, capacity: ProvisionedCapacity): string[] {
  const limits = [
    ['', capacity] as const,
    ...indexesOf(design.table, 'global').map(
      ([name]) => [`index '${name}': `, indexCapacity(capacity, name)] as const,
    ),
  ]
  return limits.flatMap(([where, { read, write }]) =>
    typeof read === 'number' || typeof write === 'number'
      ? [
          `${where}fixed capacity throttles what goes above it; give read and write a { min, max } to autoscale.`,
        ]
      : [],
  )
}

/** The provider has indexes as one set: their capacity cannot be left to autoscaling without leaving it all index changes. */
function scaledIndexes({ design }: DesignTableProps, capacity: ProvisionedCapacity): string[] {
  const scaled = scaledUnits(design.table, capacity).flatMap(({ index }) =>
    index === undefined ? [] : [index],
  )
  return [...new Set(scaled)].map(
    (index) =>
      `index '${index}': an apply sets its capacity back to the minimum, and autoscaling raises it again; apply when it is quiet.`,
  )
}

/** What ImportTable cannot set. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TableCreationParameters.html */
function imported({ importFrom }: DesignTableProps): string[] {
  if (importFrom === undefined) return []
  return [
    'the import sets neither stream, table class, tags nor deletion protection; apply a second time after it.',
  ]
}
