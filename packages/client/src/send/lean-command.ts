/**
 * The SDK's logger middleware copies input and output through a schema filter on every request, also when nothing is
 * logged; on lists of items that is half of a call's CPU. DynamoDB's schemas have nothing to filter, so these commands
 * hand input and output through as they are. Everything else of the user's client stays as it is: middleware, retries,
 * credentials, endpoint, logger.
 *
 * `resolveMiddlewareWithContext` is no documented part of the SDK. A command without it is used as it comes.
 */
// biome-ignore lint/suspicious/noExplicitAny: the shape of a class to be extended.
export function lean<C extends new (...input: any[]) => object>(Command: C): C {
  const resolve = Command.prototype.resolveMiddlewareWithContext as Resolve | undefined
  if (typeof resolve !== 'function') return Command
  class Lean extends (Command as new (...input: unknown[]) => object) {
    resolveMiddlewareWithContext(
      stack: unknown,
      configuration: unknown,
      options: unknown,
      context: object,
    ): unknown {
      return (resolve as Resolve).call(this, stack, configuration, options, {
        ...context,
        inputFilterSensitiveLog: asItIs,
        outputFilterSensitiveLog: asItIs,
      })
    }
  }
  return Lean as unknown as C
}

type Resolve = (stack: unknown, configuration: unknown, options: unknown, context: object) => unknown

const asItIs = <T>(value: T): T => value
