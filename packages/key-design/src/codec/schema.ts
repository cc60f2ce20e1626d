import type { SchemaType } from '../attribute/attribute-spec.js'
import { anyCodecAt } from '../attribute/kinds/any.js'
import { at, type Codec, refuse } from './codec.js'

/** Checked by a Standard Schema when written; what the schema gives is stored, and read without another check. */
export function schemaCodec({ validate }: SchemaType, depth: number): Codec {
  const stored = anyCodecAt(depth)
  return {
    encode: (value) => {
      const result = validate(value)
      if (result.issues === undefined) return stored.encode(result.value)
      const [issue] = result.issues
      const path = pathText(issue?.path ?? [])
      const report = () => refuse(`is refused by its schema: ${issue?.message ?? 'no reason given'}`, value)
      return path === '' ? report() : at(path, report)
    },
    decode: stored.decode,
    restore: stored.encode,
    ofNothing: () => {
      const result = validate(undefined)
      return result.issues === undefined ? result : undefined
    },
  }
}

function pathText(path: readonly unknown[]): string {
  const keys = path.map((step) =>
    typeof step === 'object' && step !== null && 'key' in step ? step.key : step,
  )
  return keys.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`
    return text === '' ? String(key) : `${text}.${String(key)}`
  }, '')
}
