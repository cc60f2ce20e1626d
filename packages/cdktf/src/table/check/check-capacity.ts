import {
  type Capacity,
  MAX_TARGET_UTILIZATION,
  MIN_TARGET_UTILIZATION,
  ON_DEMAND,
  type OnDemandLimits,
  type ProvisionedLimits,
  type ProvisionedUnits,
} from '../capacity.js'
import type { DesignTableProps } from '../props.js'
import { hasWarmUnits, type WarmThroughput, type WarmUnits } from '../warm-throughput.js'
import { checkIndexNames } from './check-index-names.js'
import { checkWhole } from './numbers.js'

/** What is wrong with capacity and warm throughput. Programs without types can mix what the types keep apart. */
export function checkCapacity({ design, capacity = ON_DEMAND, warmThroughput }: DesignTableProps): string[] {
  const indexes: { readonly [name: string]: object } = capacity.indexes ?? {}
  return [
    ...checkIndexNames(design.table, 'capacity', Object.keys(indexes)),
    ...checkIndexNames(design.table, 'warm throughput', Object.keys(warmThroughput?.indexes ?? {})),
    ...checkBilling(capacity),
    ...checkLimits('', capacity, capacity),
    ...Object.entries(indexes).flatMap(([name, limits]) =>
      checkLimits(`index '${name}': `, capacity, limits as OnDemandLimits | ProvisionedLimits),
    ),
    ...checkWarm(warmThroughput),
  ]
}

function checkBilling({ billing }: Capacity): string[] {
  if (billing === 'on-demand' || billing === 'provisioned') return []
  return [`the billing '${String(billing)}' is neither 'on-demand' nor 'provisioned'.`]
}

function checkLimits(
  where: string,
  { billing }: Capacity,
  limits: OnDemandLimits | ProvisionedLimits,
): string[] {
  const problems = billing === 'provisioned' ? provisioned(limits) : onDemand(limits)
  return problems.map((problem) => `${where}${problem}`)
}

function onDemand(limits: object): string[] {
  const { read, write, maxReadUnits, maxWriteUnits } = limits as Partial<OnDemandLimits & ProvisionedLimits>
  return [
    ...(read === undefined && write === undefined
      ? []
      : [
          "provisioned capacity (read, write) on an on-demand table; leave it out, or set billing to 'provisioned'.",
        ]),
    ...(maxReadUnits === undefined ? [] : checkWhole('maxReadUnits', maxReadUnits, 1)),
    ...(maxWriteUnits === undefined ? [] : checkWhole('maxWriteUnits', maxWriteUnits, 1)),
  ]
}

function provisioned(limits: object): string[] {
  const { read, write, maxReadUnits, maxWriteUnits } = limits as Partial<OnDemandLimits & ProvisionedLimits>
  return [
    ...(maxReadUnits === undefined && maxWriteUnits === undefined
      ? []
      : [
          "on-demand maxima (maxReadUnits, maxWriteUnits) on a provisioned table; set the maximum of 'read' and 'write'.",
        ]),
    ...checkUnits('read capacity', read),
    ...checkUnits('write capacity', write),
  ]
}

function checkUnits(what: string, units: ProvisionedUnits | undefined): string[] {
  if (typeof units !== 'object' || units === null) return checkWhole(what, units, 1)
  const { min, max, targetUtilization: target, scaleInCooldown, scaleOutCooldown } = units
  return [
    ...checkWhole(`the minimum of ${what}`, min, 1),
    ...checkWhole(`the maximum of ${what}`, max, 1),
    ...(min > max ? [`the minimum of ${what}, ${min}, is above its maximum, ${max}.`] : []),
    ...(target === undefined
      ? []
      : checkWhole(
          `the target utilization of ${what}`,
          target,
          MIN_TARGET_UTILIZATION,
          MAX_TARGET_UTILIZATION,
        )),
    ...[scaleInCooldown, scaleOutCooldown].flatMap((seconds) =>
      seconds === undefined ? [] : checkWhole(`a cooldown of ${what}`, seconds, 0),
    ),
  ]
}

function checkWarm(warm: WarmThroughput | undefined): string[] {
  if (warm === undefined) return []
  const indexes = Object.entries(warm.indexes ?? {})
  const named = [...(hasWarmUnits(warm) || indexes.length === 0 ? [['', warm] as const] : []), ...indexes]
  return named.flatMap(([index, units]) => warmUnits(index === '' ? '' : `index '${index}': `, units))
}

function warmUnits(where: string, units: WarmUnits): string[] {
  const { readUnits, writeUnits } = units
  return [
    ...(hasWarmUnits(units) ? [] : [`${where}warm throughput names no units.`]),
    ...(readUnits === undefined ? [] : checkWhole(`${where}warm throughput, readUnits`, readUnits, 1)),
    ...(writeUnits === undefined ? [] : checkWhole(`${where}warm throughput, writeUnits`, writeUnits, 1)),
  ]
}
