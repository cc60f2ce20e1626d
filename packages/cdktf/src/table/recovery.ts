/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/PointInTimeRecovery_Howitworks.html */
export const MIN_RECOVERY_DAYS = 1
export const MAX_RECOVERY_DAYS = 35

/** Days to recover from, the most where none is named: without them the provider leaves a table the days that it has. */
export function recoveryBlock(pointInTimeRecovery: boolean | { readonly days: number } = true) {
  if (pointInTimeRecovery === false) return { enabled: false }
  const days = pointInTimeRecovery === true ? MAX_RECOVERY_DAYS : pointInTimeRecovery.days
  return { enabled: true, recoveryPeriodInDays: days }
}
