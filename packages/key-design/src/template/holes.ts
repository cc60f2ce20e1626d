const HOLE = /\{([^{}]*)\}/g

/** The attributes that a template names, in order. */
export function holesOf(template: string): readonly string[] {
  return [...template.matchAll(HOLE)].map((match) => match[1] as string)
}

/** True for `'{orderId}'`: nothing but one value. */
export function isSingleHole(template: string): boolean {
  return /^\{[^{}]+\}$/.test(template)
}
