import { FlatStacks, type SdkStack } from './flat-stack.js'
import {
  dropJsonBody,
  type JsonConfiguration,
  type OperationSchema,
  type Stack,
  speaksJson,
  useJsonBody,
} from './json-body.js'

/**
 * A command of the SDK that does less. The SDK's logger middleware copies input and output through a schema filter on
 * every request, also when nothing is logged; DynamoDB's schemas have nothing to filter, so these commands hand both
 * through as they are. Bodies are written and read without the SDK's schemas, see json-body. The order of middlewares is
 * found out once, see flat-stack. Everything of the user's client stays as it is: middleware, retries, credentials,
 * endpoint, logger.
 *
 * `resolveMiddlewareWithContext`, the names of the SDK's middlewares and the schema in its context are no documented
 * parts of it. A command without the former is used as it comes; one whose stack does not resolve with our middlewares,
 * or whose client speaks another protocol, is sent with the SDK's own.
 */
// biome-ignore lint/suspicious/noExplicitAny: the shape of a class to be extended.
export function lean<C extends new (...input: any[]) => object>(Command: C): C {
  const resolve = Command.prototype.resolveMiddlewareWithContext as Resolve | undefined
  if (typeof resolve !== 'function') return Command
  const stacks = new FlatStacks()
  class Lean extends (Command as new (...input: unknown[]) => object) {
    declare readonly middlewareStack: Stack & SdkStack

    resolveMiddlewareWithContext(
      clientStack: SdkStack,
      configuration: Partial<JsonConfiguration>,
      options: unknown,
      context: CommandContext,
    ): unknown {
      const own = this.middlewareStack
      const resolved = (stack: unknown, more?: object) =>
        (resolve as Resolve).call(this, stack, configuration, options, { ...context, ...UNFILTERED, ...more })
      const schema = context.smithyContext?.operationSchema
      if (!Array.isArray(schema) || !speaksJson(configuration)) return resolved(clientStack)
      try {
        const flat = stacks.find(clientStack, own, configuration)
        if (flat !== undefined) return resolved({ concat: () => flat }, WITHOUT_PLUGINS)
        const stack = stacks.keeping(clientStack, own, configuration)
        useJsonBody(own, configuration, schema as unknown as OperationSchema)
        return resolved(stack)
      } catch {
        dropJsonBody(own)
        return resolved(clientStack)
      }
    }
  }
  return Lean as unknown as C
}

interface CommandContext {
  readonly smithyContext?: { readonly operationSchema?: unknown }
}

type Resolve = (
  this: unknown,
  clientStack: unknown,
  configuration: unknown,
  options: unknown,
  context: object,
) => unknown

const asItIs = <T>(value: T): T => value

const UNFILTERED = { inputFilterSensitiveLog: asItIs, outputFilterSensitiveLog: asItIs }

/** The middlewares that the SDK puts into a command's own stack are in the flat one already. */
const WITHOUT_PLUGINS = { middlewareFn: () => [] }
