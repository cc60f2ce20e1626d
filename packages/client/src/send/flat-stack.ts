/**
 * The SDK clones the client's middleware stack and sorts it anew for every call, a sixth of a call's CPU. The order is
 * the same until somebody changes the stack, so it is kept, and each call looks whether the stack is still what it was:
 * what is added or removed later, by the user, by X-Ray, by a plugin, counts from the next call on. A call's context, its
 * handler and the chain of its middlewares are made anew each time, as the SDK does it.
 */

type Handler = (args: never) => unknown
type Middleware = (next: Handler, context: never) => Handler

/** Where a middleware stands in a stack, as far as the order depends on it. */
interface Place {
  readonly step?: string
  readonly priority?: string
  readonly relation?: string
  readonly toMiddleware?: string
  readonly name?: string
  readonly aliases?: readonly string[]
}

/** What a stack copies itself to. */
interface Target {
  add(middleware: Middleware, place: Place): void
  addRelativeTo(middleware: Middleware, place: Place): void
}

/** A middleware stack of the SDK; what is used of it is documented. */
export interface SdkStack extends Target {
  remove(middleware: Middleware): boolean
  concat(other: unknown): SdkStack
  applyToStack(target: Target): unknown
  resolve(handler: Handler, context: object): unknown
  identifyOnResolve?(): boolean
}

interface Entry {
  readonly middleware: Middleware
  readonly place: Place
}

/** What is in a stack. */
function entriesOf(stack: SdkStack): readonly Entry[] {
  const entries: Entry[] = []
  const add = (middleware: Middleware, place: Place) => entries.push({ middleware, place })
  stack.applyToStack({ add, addRelativeTo: add })
  return entries
}

/** True while these entries are what is in a stack. */
function holdsOnly(stack: SdkStack, entries: readonly Entry[]): boolean {
  let count = 0
  let same = true
  const add = (middleware: Middleware, place: Place) => {
    const entry = entries[count++]
    same &&= entry?.middleware === middleware && samePlace(entry.place, place)
  }
  stack.applyToStack({ add, addRelativeTo: add })
  return same && count === entries.length
}

function samePlace(a: Place, b: Place): boolean {
  return (
    a.step === b.step &&
    a.priority === b.priority &&
    a.relation === b.relation &&
    a.toMiddleware === b.toMiddleware &&
    a.name === b.name &&
    a.aliases === b.aliases
  )
}

/**
 * Makes one middleware of all that a stack holds, in the order that the SDK gives them. It stays the same stack, since
 * tracing tools put themselves into its `resolve`.
 */
function flatten(stack: SdkStack): SdkStack {
  const entries = entriesOf(stack)
  const order: Middleware[] = []
  for (const { middleware } of entries) stack.remove(middleware)
  const markers = entries.map(({ middleware, place }) => {
    const marker: Middleware = (next) => {
      order.push(middleware)
      return next
    }
    const marked = { ...place, middleware: marker }
    if (place.relation === undefined) stack.add(marker, marked)
    else stack.addRelativeTo(marker, marked)
    return marker
  })
  // The innermost one is asked first.
  stack.resolve(() => undefined, {})
  for (const marker of markers) stack.remove(marker)
  // Nobody reads it: the command is then sent with the SDK's own stack.
  if (order.length !== entries.length || entriesOf(stack).length > 0) throw new TypeError()
  stack.add((handler, context) => order.reduce((next, middleware) => middleware(next, context), handler), {})
  return stack
}

/** The flat stack of one kind of command of one client, and what it was made of. */
interface Kept {
  readonly configuration: unknown
  readonly client: readonly Entry[]
  readonly own: readonly Entry[]
  readonly flat: SdkStack
}

/** Not one that cannot be looked into, in another SDK, nor one that is to be printed whenever it is resolved. */
function canBeKept(stack: SdkStack): boolean {
  return typeof stack.applyToStack === 'function' && !stack.identifyOnResolve?.()
}

/** Flat stacks of one kind of command, by the stacks of clients. */
export class FlatStacks {
  readonly #kept = new WeakMap<SdkStack, Kept>()

  /** The flat stack, if all of it is as it was when that was made. */
  find(client: SdkStack, own: SdkStack, configuration: unknown): SdkStack | undefined {
    const kept = this.#keptFor(client, configuration)
    return kept !== undefined && holdsOnly(own, kept.own) ? kept.flat : undefined
  }

  #keptFor(client: SdkStack, configuration: unknown): Kept | undefined {
    const kept = this.#kept.get(client)
    if (kept === undefined || kept.configuration !== configuration || !canBeKept(client)) return undefined
    return holdsOnly(client, kept.client) ? kept : undefined
  }

  /**
   * A stack in place of the client's that keeps what the SDK makes of it; to be called before anything is put into the
   * command's own. Where only that is another than it was, nothing is kept: somebody adds to each command by itself.
   */
  keeping(client: SdkStack, own: SdkStack, configuration: unknown): SdkStack {
    if (!canBeKept(client) || this.#keptFor(client, configuration) !== undefined) return client
    const entries = { configuration, client: entriesOf(client), own: entriesOf(own) }
    const concat = (other: unknown) => {
      const flat = flatten(client.concat(other))
      this.#kept.set(client, { ...entries, flat })
      return flat
    }
    return { ...client, concat }
  }
}
