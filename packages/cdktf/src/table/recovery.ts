/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/PointInTimeRecovery_Howitworks.html */
export const MIN_RECOVERY_DAYS = 1
export const MAX_RECOVERY_DAYS = 35

/** Days to recover from; AWS's own number, 35, where none is named. */
export function recoveryBlock(pointInTimeRecovery: boolean | { readonly days: number } = true) {
  if (typeof pointInTimeRecovery === 'boolean') return { enabled: pointInTimeRecovery }
  return { enabled: true, recoveryPeriodInDays: pointInTimeRecovery.days }
}
