import { type AttributeValue, type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'
import { GUARD_OWNER } from '@keyprint/key-design'
import type { ModelClient } from './clients.js'
import type { Snapshot } from './disagreements.js'
import { withoutTeam } from './observe.js'
import { perform } from './perform.js'
import { ACCOUNTS, CITIES, EMAILS, LABELS, REGIONS, TASKS } from './values.js'
import { type Item, type ItemId, nameOf, type World } from './world.js'

/** How the table is read without faults. */
export interface Direct {
  readonly db: ModelClient
  readonly client: DynamoDBClient
  readonly tableName: string
}

const ITEMS: readonly ItemId[] = [
  ...ACCOUNTS.map((id) => ({ entity: 'account' as const, id })),
  ...TASKS.map((id) => ({ entity: 'task' as const, id })),
]

/** The world of a team as it is, by a consistent read of each item. */
export async function worldOf({ db }: Direct, team: string): Promise<World> {
  const found = await Promise.all(
    ITEMS.map(async (item) => [nameOf(item), await perform(db, team, { kind: 'get', ...item })] as const),
  )
  const there = found.filter(([, item]) => item !== undefined)
  return Object.fromEntries(there.map(([name, item]) => [name, withoutTeam(item) as Item]))
}

/** All that there is of a team, by every way to read it. */
export async function snapshotOf(direct: Direct, team: string): Promise<Snapshot> {
  const read = async (operation: Parameters<typeof perform>[2]) =>
    ((await perform(direct.db, team, operation)) as readonly unknown[]).map(withoutTeam)
  const places = REGIONS.flatMap((region) => CITIES.map((city) => ({ region, city })))
  const [world, collection, guards, labels, byPlace] = await Promise.all([
    worldOf(direct, team),
    read({ kind: 'team' }),
    guardsOf(direct, team),
    Promise.all(LABELS.map(async (label) => [{ label }, await read({ kind: 'byLabel', label })] as const)),
    Promise.all(places.map(async (at) => [at, await read({ kind: 'byPlace', ...at })] as const)),
  ])
  return { world, collection, guards, byLabel: labels, byPlace }
}

/** Who holds each email, by the guard items as they are stored. */
async function guardsOf(direct: Direct, team: string): Promise<Snapshot['guards']> {
  const held = await Promise.all(
    EMAILS.map(async (email) => [email, await holderOf(direct, team, email)] as const),
  )
  return Object.fromEntries(held.flatMap(([email, id]) => (id === undefined ? [] : [[email, id]])))
}

async function holderOf(direct: Direct, team: string, email: string): Promise<string | undefined> {
  const { db, client, tableName } = direct
  const [, guard] = claimOf(db, team, email)
  const { pk, sk } = guard as Stored
  const Key = { pk, sk } as Stored
  const { Item } = await client.send(new GetItemCommand({ TableName: tableName, Key, ConsistentRead: true }))
  const owner = Item?.[GUARD_OWNER]?.M
  return Item === undefined
    ? undefined
    : (ACCOUNTS.find((id) => claimOf(db, team, email, id)[0]?.sk?.S === owner?.sk?.S) ?? 'nobody known')
}

type Stored = Record<string, AttributeValue>

/** The items that the creation of an account with an email would write: itself, and the guard of the email. */
function claimOf(db: ModelClient, team: string, email: string, id = 'a1'): readonly (Stored | undefined)[] {
  const params = db.account.create({ team, id, email, label: 'red', points: 0 }).params()
  return 'TransactItems' in params ? (params.TransactItems ?? []).map(({ Put }) => Put?.Item) : []
}
