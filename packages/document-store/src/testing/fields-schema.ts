import type { StandardSchema } from '@keyprint/key-design'

type FieldType = 'string' | 'string?' | 'number?' | 'any?'

/** A schema of flat objects, so that the contract needs no schema library. */
export function fieldsSchema<T>(fields: { readonly [F in keyof T]-?: FieldType }): StandardSchema<T> {
  const validate = (value: unknown) => {
    const given = value as { readonly [field: string]: unknown }
    const issues = Object.entries(fields).flatMap(([field, type]) =>
      fits(given[field], type as FieldType) ? [] : [{ message: `is no ${type}`, path: [field] }],
    )
    return issues.length > 0 ? { issues } : { value }
  }
  return { '~standard': { version: 1, vendor: 'keyprint', validate } }
}

function fits(value: unknown, type: FieldType): boolean {
  if (value === undefined) return type.endsWith('?')
  return type === 'any?' || typeof value === type.replace('?', '')
}
