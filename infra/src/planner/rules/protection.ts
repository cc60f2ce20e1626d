import type { Remark } from '../finding.js'
import type { TableRule, TableUpdate } from '../table/table-update.js'

/** What keeps data from being lost is turned off, or on. */
export const protection: TableRule = (update) => [
  ...recovery(update),
  ...recoveryDays(update),
  ...deletionProtection(update),
]

function recovery({ before, after }: TableUpdate): readonly Remark[] {
  if (before.pointInTimeRecovery === after.pointInTimeRecovery) return []
  return [after.pointInTimeRecovery ? recoveryOn(before.name) : recoveryOff(before.name)]
}

function recoveryOn(table: string): Remark {
  return {
    id: 'recovery-on',
    severity: 'info',
    title: `Point-in-time recovery of table ${table} is turned on`,
    detail:
      'From now on the table can be restored to any second; nothing before that second can be restored.',
    steps: [],
  }
}

function recoveryOff(table: string): Remark {
  return {
    id: 'recovery-off',
    severity: 'danger',
    title: `Point-in-time recovery of table ${table} is turned off`,
    detail:
      'The backups of the last days are gone at once. Turned on again, recovery begins anew: no earlier second can be restored.',
    steps: [
      'Make an on-demand backup of the table, if its data matters.',
      'Then apply this plan, with --allow recovery-off.',
    ],
  }
}

function recoveryDays({ before, after }: TableUpdate): readonly Remark[] {
  const [from, to] = [before.recoveryDays, after.recoveryDays]
  if (from === undefined || to === undefined || to >= from) return []
  return [
    {
      id: 'recovery-shortened',
      severity: 'careful',
      title: `Point-in-time recovery of table ${before.name} reaches back ${to} days instead of ${from}`,
      detail: 'Backups older than that are gone, and are not there again when the days are raised later.',
      steps: [],
    },
  ]
}

function deletionProtection({ before, after }: TableUpdate): readonly Remark[] {
  if (!before.deletionProtection || after.deletionProtection) return []
  return [
    {
      id: 'deletion-protection-off',
      severity: 'careful',
      title: `Deletion protection of table ${before.name} is turned off`,
      detail:
        'No data changes now, but from then on a plan that replaces or destroys the table succeeds, and all data is lost with it.',
      steps: [],
    },
  ]
}
