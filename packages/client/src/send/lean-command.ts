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
 * through as they are. Bodies are written and read without the SDK's schemas, see json-body. Everything of the user's
 * client stays as it is: middleware, retries, credentials, endpoint, logger.
 *
 * `resolveMiddlewareWithContext`, the names of the SDK's middlewares and the schema in its context are no documented
 * parts of it. A command without the former is used as it comes; one whose stack does not resolve with our middlewares,
 * or whose client speaks another protocol, is sent with the SDK's own.
 */
// biome-ignore lint/suspicious/noExplicitAny: the shape of a class to be extended.
export function lean<C extends new (...input: any[]) => object>(Command: C): C {
  const resolve = Command.prototype.resolveMiddlewareWithContext as Resolve | undefined
  if (typeof resolve !== 'function') return Command
  class Lean extends (Command as new (...input: unknown[]) => object) {
    declare readonly middlewareStack: Stack

    resolveMiddlewareWithContext(
      clientStack: unknown,
      configuration: Partial<JsonConfiguration>,
      options: unknown,
      context: CommandContext,
    ): unknown {
      const unfiltered = { ...context, inputFilterSensitiveLog: asItIs, outputFilterSensitiveLog: asItIs }
      const resolved = () => (resolve as Resolve).call(this, clientStack, configuration, options, unfiltered)
      const schema = context.smithyContext?.operationSchema
      if (!Array.isArray(schema) || !speaksJson(configuration)) return resolved()
      try {
        useJsonBody(this.middlewareStack, configuration, schema as unknown as OperationSchema)
        return resolved()
      } catch {
        dropJsonBody(this.middlewareStack)
        return resolved()
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
