const HOLE = /\{(?!shard\()([^{}]*)\}/g

/** The attributes that a template names, in order. A shard such as `{shard(10)}` is none. */
export function holesOf(template: string): readonly string[] {
  return [...template.matchAll(HOLE)].map((match) => match[1] as string)
}

/** True for `'{orderId}'`: nothing but one value. */
export function isSingleHole(template: string): boolean {
  return /^\{(?!shard\()[^{}]+\}$/.test(template)
}
