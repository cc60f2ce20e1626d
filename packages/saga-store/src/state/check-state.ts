import { ValidationError } from '@keyprint/key-design'
import type { SagaMetadata, SagaState } from './saga-state.js'

/** A name or an id. @throws ValidationError */
export function checkText(value: unknown, attribute: string, call: string): void {
  if (typeof value === 'string' && value !== '' && value.isWellFormed()) return
  throw new ValidationError(
    'is not a text of at least one character, or is damaged (half of a surrogate pair)',
    { entity: call, attribute, value },
  )
}

/** The metadata of a state that is to be written. @throws ValidationError naming saga and attribute */
export function checkState(sagaName: string, state: SagaState, call: string): void {
  checkText(sagaName, 'sagaName', call)
  const metadata: unknown = state?.metadata
  if (typeof metadata !== 'object' || metadata === null)
    throw new ValidationError('is not an object', { entity: `${call} of ${sagaName}`, attribute: 'metadata' })
  const { sagaId } = metadata as SagaMetadata
  checkText(sagaId, 'metadata.sagaId', `${call} of ${sagaName}`)
  for (const [name, [isFine, wanted]] of Object.entries(RULES)) {
    const value = (metadata as Readonly<Record<string, unknown>>)[name]
    if (!isFine(value))
      throw new ValidationError(`is not ${wanted}`, {
        entity: `${call} of ${sagaName} ${sagaId}`,
        attribute: `metadata.${name}`,
        value,
      })
  }
}

/** The version of a state that is to replace another. @throws ValidationError unless it is the expected one, plus one */
export function checkNextVersion(
  sagaName: string,
  { metadata: { sagaId, version } }: SagaState,
  expected: number,
): void {
  if (isVersion(expected) && version === expected + 1) return
  throw new ValidationError(`is not the expected version ${expected} plus one`, {
    entity: `update of ${sagaName} ${sagaId}`,
    attribute: 'metadata.version',
    value: version,
    remedy: 'give the version that was read as expected, and the next one in the state',
  })
}

type Rule = readonly [isFine: (value: unknown) => boolean, wanted: string]

const isVersion = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0
const isDate = (value: unknown): boolean => value instanceof Date && !Number.isNaN(value.getTime())
const orNone =
  (isFine: Rule[0]): Rule[0] =>
  (value) =>
    value === undefined || value === null || isFine(value)
const isText = (value: unknown): boolean => typeof value === 'string'
const isDuration = (value: unknown): boolean => Number.isFinite(value) && (value as number) >= 0

const RULES: { readonly [Name in Exclude<keyof SagaMetadata, 'sagaId'>]: Rule } = {
  version: [isVersion, 'a whole number from 0'],
  createdAt: [isDate, 'a valid Date'],
  updatedAt: [isDate, 'a valid Date'],
  isCompleted: [(value) => typeof value === 'boolean', 'true or false'],
  archivedAt: [orNone(isDate), 'a valid Date or none'],
  traceParent: [orNone(isText), 'a text or none'],
  traceState: [orNone(isText), 'a text or none'],
  timeoutMs: [orNone(isDuration), 'a number of milliseconds or none'],
  timeoutExpiresAt: [orNone(isDate), 'a valid Date or none'],
}
