import { z } from 'zod'

const words = z.union([z.string().transform((word) => [word]), z.array(z.string())]).optional()
const principal = z.union([z.string(), z.record(z.string(), words)]).optional()

const statement = z.object({
  Effect: z.enum(['Allow', 'Deny']),
  Action: words,
  NotAction: words,
  Resource: words,
  NotResource: words,
  Principal: principal,
  NotPrincipal: principal,
  Condition: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
})

const document = z.object({ Statement: z.union([z.array(statement), statement.transform((one) => [one])]) })

type Statement = z.infer<typeof statement>

/** One action on one resource for one principal: what a policy document comes down to. */
export interface Permission {
  readonly effect: 'Allow' | 'Deny'
  readonly action: string
  /** Empty in a trust policy. */
  readonly resource: string
  /** Empty in a policy that belongs to a role. */
  readonly principal: string
  readonly conditions: readonly Condition[]
}

export interface Condition {
  readonly operator: string
  readonly key: string
  readonly values: readonly string[]
}

/** What stands before the list of a NotAction, NotResource or NotPrincipal. */
export const EXCEPT = 'everything except '

/** The permissions of a policy document; undefined for a text that is none. */
export function parsePolicy(text: unknown): readonly Permission[] | undefined {
  const read = document.safeParse(parsed(text))
  return read.success ? read.data.Statement.flatMap(permissions) : undefined
}

function parsed(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined
  } catch {
    return undefined
  }
}

function permissions(statement: Statement): readonly Permission[] {
  const conditions = conditionsOf(statement)
  const { Effect: effect } = statement
  return named(statement.Action, statement.NotAction).flatMap((action) =>
    named(statement.Resource, statement.NotResource).flatMap((resource) =>
      named(principals(statement.Principal), principals(statement.NotPrincipal)).map((who) => {
        return { effect, action, resource, principal: who, conditions }
      }),
    ),
  )
}

function named(
  list: readonly string[] | undefined,
  except: readonly string[] | undefined,
): readonly string[] {
  if (except !== undefined) return [`${EXCEPT}${[...except].sort().join(', ')}`]
  return list ?? ['']
}

function principals(of: Statement['Principal']): readonly string[] | undefined {
  if (of === undefined || typeof of === 'string') return of === undefined ? undefined : [of]
  return Object.entries(of).flatMap(([, list = []]) => list)
}

function conditionsOf({ Condition }: Statement): readonly Condition[] {
  return Object.entries(Condition)
    .flatMap(([operator, tests]) =>
      Object.entries(tests).map(([key, value]) => ({
        operator,
        key,
        values: [value].flat().map(String).sort(),
      })),
    )
    .sort((a, b) => (testOf(a) < testOf(b) ? -1 : 1))
}

/** What a condition looks at, whatever it compares it with. */
export function testOf({ operator, key }: Condition): string {
  return `${operator} ${key}`
}
