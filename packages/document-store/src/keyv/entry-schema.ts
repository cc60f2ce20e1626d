import type { StandardSchema } from '@keyprint/key-design'

/** One entry of a Keyv. */
export interface KeyvEntry {
  readonly namespace: string
  readonly key: string
  /** As Keyv serializes it. */
  readonly value: string
  readonly expiresAt?: string | undefined
}

/** Written by hand, so that no schema library is needed. */
export const entrySchema: StandardSchema<KeyvEntry> = {
  '~standard': {
    version: 1,
    vendor: 'keyprint',
    validate: (value: unknown) => {
      const { namespace, key, value: text, expiresAt } = value as Partial<Record<keyof KeyvEntry, unknown>>
      const fields = { namespace, key, value: text, expiresAt: expiresAt ?? '' }
      const wrong = Object.entries(fields).filter(([, one]) => typeof one !== 'string')
      if (wrong.length === 0) return { value }
      return { issues: wrong.map(([name]) => ({ message: 'is no text', path: [name] })) }
    },
  },
}
