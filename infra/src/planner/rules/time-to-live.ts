import type { TableRule } from '../table/table-update.js'

const ONE_HOUR =
  'A change takes up to an hour to take effect, and DynamoDB refuses another one to the same table within that hour.'

/** Items expire by another attribute, for the first time, or no longer. */
export const timeToLive: TableRule = ({ before, after }) => {
  const [from, to] = [before.timeToLive, after.timeToLive]
  if (from === to) return []
  if (from === undefined) return [turnedOn(before.name, to as string)]
  return [to === undefined ? turnedOff(before.name, from) : renamed(before.name, from, to)]
}

function turnedOn(table: string, attribute: string) {
  return {
    id: `ttl-on:${attribute}`,
    severity: 'danger',
    title: `Items of table ${table} begin to expire by ${attribute}`,
    detail: `DynamoDB deletes every item whose ${attribute} holds a time in the past, in seconds since 1970, mostly within two days and without asking; items written long ago with such an attribute go at once, all together. Times more than five years in the past are left alone. ${ONE_HOUR}`,
    steps: [
      `Look for items that have ${attribute} already, with a scan that filters for attribute_exists(${attribute}).`,
      'Make sure that point-in-time recovery is on, so that items deleted by mistake can be restored.',
      `Then apply this plan, with --allow ttl-on:${attribute}.`,
    ],
  } as const
}

function turnedOff(table: string, attribute: string) {
  return {
    id: `ttl-off:${attribute}`,
    severity: 'careful',
    title: `Items of table ${table} no longer expire`,
    detail: `What has run out by ${attribute} stays in the table, is stored and paid for, and is read as if it were alive by whoever does not compare the time. ${ONE_HOUR}`,
    steps: [],
  } as const
}

function renamed(table: string, from: string, to: string) {
  return {
    id: `ttl-change:${to}`,
    severity: 'danger',
    title: `Items of table ${table} are to expire by ${to} instead of ${from}`,
    detail: `DynamoDB refuses to change the attribute while time to live is on, so this plan fails when it is applied. Once the change is made in two steps, items that have only ${from} never expire, and items whose ${to} is in the past are deleted. ${ONE_HOUR}`,
    steps: [
      `Deploy writers that fill both ${from} and ${to}, and rewrite the older items.`,
      'Turn time to live off in a plan of its own.',
      `After an hour, turn it on again with ${to}, in another plan.`,
    ],
  } as const
}
