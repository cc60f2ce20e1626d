import { checkWhole } from '../table/check/numbers.js'
import type { AlarmOptions } from './alarm-options.js'

/** What is wrong with alarms. */
export function checkAlarms({
  notify,
  throttles,
  systemErrors,
  userErrors,
  consumedCapacity,
}: AlarmOptions): string[] {
  const thresholds = { throttles, systemErrors, userErrors, consumedCapacity }
  return [
    ...(notify.length === 0 ? ['alarms notify nobody; name a topic, or leave alarms out.'] : []),
    ...Object.entries(thresholds).flatMap(([name, alarm]) => [
      ...(alarm ? checkWhole(`alarm '${name}', threshold`, alarm.threshold, 1) : []),
      ...(alarm && alarm.minutes !== undefined
        ? checkWhole(`alarm '${name}', minutes`, alarm.minutes, 1)
        : []),
    ]),
  ]
}
