import type { StandardSchema } from '@keyprint/key-design'
import type { Issue } from '../errors/invalid-document-error.js'

/** What a schema says of a value. */
export type Verdict =
  | { readonly value: unknown; readonly issues?: undefined }
  | { readonly issues: readonly Issue[] }

/** Asks a schema, which may take its time. */
export async function validate(schema: StandardSchema, value: unknown): Promise<Verdict> {
  const result = (await schema['~standard'].validate(value)) as Result
  return result.issues === undefined ? { value: result.value } : { issues: result.issues.map(issueOf) }
}

interface Result {
  readonly value: unknown
  readonly issues?: readonly SchemaIssue[]
}

interface SchemaIssue {
  readonly message: string
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[]
}

const issueOf = ({ message, path = [] }: SchemaIssue): Issue => ({
  path: path.reduce<string>((text, step) => joined(text, typeof step === 'object' ? step.key : step), ''),
  message,
})

function joined(text: string, step: PropertyKey): string {
  if (typeof step === 'number') return `${text}[${step}]`
  return text === '' ? String(step) : `${text}.${String(step)}`
}
