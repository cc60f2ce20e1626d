import type { EntitySpec } from '@keyprint/key-design'
import type { Remark } from '../finding.js'

/** What another version of an entity's items means for the clients that run beside one another. */
export function versionChange(then: EntitySpec, now: EntitySpec): readonly Remark[] {
  const [from = 0, to = 0] = [then.schemaVersion, now.schemaVersion]
  if (from === to) return []
  if (to < from) return [backwards(now.name, from, to)]
  // Without a version it cannot tell one, and the first one looks as items did before.
  if (from === 0 && to > 1) return [unprepared(now.name, to)]
  const { compatibleWith = to } = now
  return from === 0 || compatibleWith <= from ? [] : [forwards(now.name, from, to)]
}

function backwards(entity: string, from: number, to: number): Remark {
  const back = to === 0 ? 'loses its versions' : `goes back from version ${from} to ${to}`
  return {
    id: `entity-version:${entity}`,
    severity: 'danger',
    title: `Entity ${entity} ${back}`,
    detail: `Clients of this design cannot read items that were written in version ${from}${to === 0 ? ', and overwrite them as if they were their own' : ', unless it was compatible'}.`,
    steps: [`To take a change back, write version ${from + 1}, with an upcaster from ${from}.`],
  }
}

function unprepared(entity: string, to: number): Remark {
  return {
    id: `entity-version:${entity}`,
    severity: 'danger',
    title: `Entity ${entity} gets version ${to} while clients run that know no versions`,
    detail:
      'They cannot tell newer items from their own: they fail to read them, or update them and mix two shapes in one item.',
    steps: [
      `Deploy the former design with schemaVersion: 1 for ${entity} everywhere, and only then version ${to}.`,
    ],
  }
}

function forwards(entity: string, from: number, to: number): Remark {
  return {
    id: `entity-version:${entity}`,
    severity: 'careful',
    title: `Entity ${entity} goes from version ${from} to ${to}`,
    detail: `Clients of version ${from} cannot read what clients of version ${to} write, which is not compatible with it. Older items stay as they are until they are written.`,
    steps: [`Deploy what reads ${entity} first, its streams too, and then what writes it.`],
  }
}
