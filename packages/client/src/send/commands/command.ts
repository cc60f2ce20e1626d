import { lean } from '../lean-command.js'

/** An operation of DynamoDB as it is sent. */
export interface Command<Input, Output> {
  /** DynamoDB's name of it. */
  readonly name: string
  readonly kind: 'read' | 'write'
  readonly make: (input: Input) => unknown
  /** Types only, never a value. */
  readonly '~output'?: Output
}

// biome-ignore lint/suspicious/noExplicitAny: any command of the SDK.
type CommandClass = new (input: any) => { readonly input: unknown }

type OutputOf<C> = C extends new (
  input: never,
) => { resolveMiddleware(...a: never[]): infer H }
  ? H extends (...a: never[]) => Promise<{ output: infer O }>
    ? O
    : never
  : never

/** An operation of the SDK's class for it. */
export function command<C extends CommandClass>(
  name: string,
  kind: 'read' | 'write',
  Class: C,
): Command<ConstructorParameters<C>[0], OutputOf<C>> {
  const Lean = lean(Class)
  return { name, kind, make: (input) => new Lean(input) }
}
