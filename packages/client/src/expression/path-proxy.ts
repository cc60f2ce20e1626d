import type { Step } from './location.js'

/** Makes the methods of a path, given where it leads. */
export type Methods = (path: readonly Step[]) => { readonly [method: string]: unknown }

const PATH = Symbol('path')

/** Where a path leads; `undefined` for anything that is no path. */
export function pathOf(value: unknown): readonly Step[] | undefined {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return undefined
  return (value as { readonly [PATH]?: readonly Step[] })[PATH]
}

/**
 * The `o` of `o => o.address.city.eq('Paris')`. On the item itself every name is an attribute; further in, the methods
 * come first, and `at('size')` reaches an attribute that is named like one.
 */
export function rootProxy(methods: Methods): unknown {
  return new Proxy(
    {},
    { get: (_, name) => (typeof name === 'string' ? pathProxy([name], methods) : undefined) },
  )
}

/** What a number writes. A record may have names of digits too: '007', or an id that is too long for a number. */
const INDEX = /^(?:0|[1-9]\d{0,14})$/

function pathProxy(path: readonly Step[], methods: Methods): unknown {
  const own = methods(path)
  return new Proxy(
    {},
    {
      get: (_, name) => {
        if (name === PATH) return path
        if (typeof name === 'symbol') return undefined
        if (name === 'at') return (step: Step) => pathProxy([...path, step], methods)
        if (Object.hasOwn(own, name)) return own[name]
        return pathProxy([...path, INDEX.test(name) ? Number(name) : name], methods)
      },
    },
  )
}
