/** A setting: a value, or settings by their names in small letters. Names are as they were given. */
export interface Setting {
  readonly name: string
  readonly value?: unknown
  readonly settings?: ReadonlyMap<string, Setting> | undefined
}

/** Variables of an environment, such as `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>

const SEPARATOR = '__'

/** Settings of a JSON object. Case does not count, as in the applications that such files come from. */
export function settingsOfJson(name: string, value: unknown): Setting {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { name, value }
  const settings = Object.entries(value).map(
    ([one, inner]) => [one.toLowerCase(), settingsOfJson(one, inner)] as const,
  )
  return { name, settings: new Map(settings) }
}

/** Settings of variables such as `DataStores__Document__DynamoDb__Region`; an empty one is not set. */
export function settingsOfEnvironment(environment: Environment): Setting {
  return Object.entries(environment).reduce<Setting>(
    (tree, [variable, value]) =>
      value === undefined || value === '' || !variable.includes(SEPARATOR)
        ? tree
        : merged(tree, nested('', variable.split(SEPARATOR), value)),
    { name: '' },
  )
}

function nested(name: string, [first, ...rest]: readonly string[], value: string): Setting {
  if (first === undefined) return { name, value }
  return { name, settings: new Map([[first.toLowerCase(), nested(first, rest, value)]]) }
}

/** The settings of both; where both say something, that of the second. */
export function merged(one: Setting, other: Setting): Setting {
  if (one.settings === undefined || other.settings === undefined)
    return other.settings === undefined && other.value === undefined ? one : other
  const settings = new Map(one.settings)
  for (const [name, setting] of other.settings) {
    const before = settings.get(name)
    settings.set(name, before === undefined ? setting : merged(before, setting))
  }
  return { name: one.name, settings }
}
