import { planOf, resourceChange } from './plans.js'

type Random = () => number

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    const again = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((again ^ (again >>> 14)) >>> 0) / 2 ** 32
  }
}

const names = [
  'shop',
  'gsi1',
  'gsi2',
  'pk',
  'sk',
  'gsi1pk',
  'gsi1sk',
  'expiresAt',
  '',
  '*',
  'arn:aws:dynamodb:x:1:table/shop',
]
const odd: readonly unknown[] = [null, true, 7, 'text', [], {}, [null], [{}], ['text']]
const actions = [
  ['no-op'],
  ['create'],
  ['update'],
  ['delete'],
  ['delete', 'create'],
  ['create', 'delete'],
  ['read'],
  ['forget'],
  ['dance'],
  [],
]
const types = ['table', 'resource_policy'].map((type) => `aws_dynamodb_${type}`)
const otherTypes = [
  'aws_dynamodb_table_replica',
  'aws_iam_role',
  'aws_iam_policy',
  'aws_iam_role_policy',
  'aws_iam_role_policy_attachment',
  'aws_kms_key',
  'null_resource',
]

/** A plan of a few resources with values that are right, missing, or of another type than any provider gives. */
export function randomPlan(seed: number): Record<string, unknown> {
  const random = randomFrom(seed)
  const resources = Array.from({ length: 1 + whole(random, 3) }, () => randomResource(random))
  const drifted = Array.from({ length: whole(random, 2) }, () => randomResource(random))
  const fingerprint = { actions: ['update'], before: pick(random, names), after: pick(random, names) }
  return { ...planOf(...resources), resource_drift: drifted, output_changes: { fingerprint } }
}

function randomResource(random: Random): object {
  const values = () => (random() < 0.15 ? null : randomValues(random))
  const change = {
    actions: pick(random, actions),
    after_unknown: pick(random, [{}, { policy: true }, { replica: true }, randomValues(random), null]),
    replace_paths: pick(random, [[], [['name']], [['local_secondary_index', 0]], [['tags']]]),
  }
  const type = pick(random, random() < 0.6 ? types.slice(0, 1) : [...types, ...otherTypes])
  return resourceChange(type, values(), values(), { change })
}

function randomValues(random: Random): Record<string, unknown> {
  const name = () => pick(random, names)
  const flag = () => random() < 0.5
  const index = () => ({
    name: name(),
    hash_key: name(),
    range_key: name(),
    projection_type: pick(random, ['ALL', 'INCLUDE']),
    non_key_attributes: [name()],
    read_capacity: whole(random, 9),
  })
  const statement = () => ({
    Effect: pick(random, ['Allow', 'Deny']),
    Action: name(),
    Resource: [name()],
    Principal: pick(random, [undefined, '*', { AWS: name() }]),
  })
  const document = () =>
    JSON.stringify({ Statement: pick(random, [statement(), [statement(), statement()], 'none']) })
  const values = {
    name: name(),
    role: name(),
    policy: document(),
    assume_role_policy: document(),
    inline_policy: [{ name: name(), policy: document() }],
    is_enabled: flag(),
    arn: name(),
    global_table_arn: name(),
    hash_key: name(),
    attribute: [{ name: name(), type: pick(random, ['S', 'N', 'B', 'X']) }],
    global_secondary_index: [index(), index()],
    local_secondary_index: [index()],
    ttl: [{ attribute_name: name(), enabled: flag() }],
    stream_enabled: flag(),
    stream_view_type: name(),
    billing_mode: pick(random, ['PROVISIONED', 'PAY_PER_REQUEST']),
    read_capacity: whole(random, 9),
    on_demand_throughput: [{ max_read_request_units: whole(random, 9) - 1 }],
    point_in_time_recovery: [{ enabled: flag(), recovery_period_in_days: whole(random, 36) }],
    deletion_protection_enabled: flag(),
    server_side_encryption: [{ enabled: flag(), kms_key_arn: name() }],
    table_class: name(),
    replica: [{ region_name: name() }],
  }
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, random() < 0.1 ? pick(random, odd) : value]),
  )
}

function pick<T>(random: Random, list: readonly T[]): T {
  return list[whole(random, list.length)] as T
}

function whole(random: Random, below: number): number {
  return Math.floor(random() * below)
}
