import { Token } from '../adapter.js'
import { parseArn } from '../table/check/arn.js'
import { checkWhole } from '../table/check/numbers.js'
import type { AlarmOptions } from './alarm-options.js'

/** A day: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
const MAX_MINUTES = 24 * 60

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
    ...checkNotified(notify),
    ...Object.entries(thresholds).flatMap(([name, alarm]) => [
      ...(alarm ? checkWhole(`alarm '${name}', threshold`, alarm.threshold, 1) : []),
      ...(alarm && alarm.minutes !== undefined
        ? checkWhole(`alarm '${name}', minutes`, alarm.minutes, 1, MAX_MINUTES)
        : []),
    ]),
  ]
}

/** ARNs that are known only when they are made, one or all of them, are checked by AWS. */
function checkNotified(notify: readonly string[]): string[] {
  if (Token.isUnresolved(notify)) return []
  return notify
    .filter((one) => !Token.isUnresolved(one) && parseArn(one) === undefined)
    .map(
      (one) => `alarms notify '${one}', which is not an ARN; write 'arn:aws:sns:<region>:<account>:<topic>'.`,
    )
}
