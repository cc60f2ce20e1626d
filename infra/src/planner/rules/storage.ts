import type { Remark } from '../finding.js'
import type { TableRule, TableUpdate } from '../table/table-update.js'

/** How items are stored: with which key, in which class. */
export const storage: TableRule = (update) => [...encryption(update), ...tableClass(update)]

function encryption({ before, after }: TableUpdate): readonly Remark[] {
  const [from, to] = [before.encryption, after.encryption]
  if (from === to) return []
  const customer = /customer key (.+)/.exec(to)?.[1]
  return [
    {
      id: 'encryption-key',
      severity: 'careful',
      title: `Table ${before.name} is encrypted with ${to} instead of ${from}`,
      detail: `DynamoDB encrypts the items anew while the table stays in use. Backups and stream records made before stay under the former key, so that key is needed as long as they are.${
        customer === undefined
          ? ''
          : ' Every role that reads or writes the table needs to use the new key, or its calls are refused.'
      }`,
      steps:
        customer === undefined
          ? []
          : [
              'Allow kms:Decrypt and the other actions that the roles need on the new key, in an earlier plan.',
              'Then apply this plan, and keep the former key.',
            ],
    },
  ]
}

function tableClass({ before, after }: TableUpdate): readonly Remark[] {
  if (before.tableClass === after.tableClass) return []
  return [
    {
      id: 'table-class',
      severity: 'info',
      title: `Table ${before.name} changes its class from ${before.tableClass} to ${after.tableClass}`,
      detail:
        'No data changes and the table stays in use; storage and requests have other prices. The class can be changed twice in 30 days.',
      steps: [],
    },
  ]
}
