import { actionOf } from '../plan/action.js'
import { firstText } from '../plan/text.js'
import type { ResourceRule } from '../resource-rule.js'

/** Without its key an encrypted table cannot be read, and neither can its backups. */
export const kmsKey: ResourceRule = (resource) => {
  const { before, after } = resource.change
  const action = actionOf(resource)
  const gone = action === 'destroyed' || action === 'replaced'
  if (!gone && !(before?.is_enabled === true && after?.is_enabled === false)) return []
  const key = firstText(before?.arn, resource.address)
  return [
    {
      id: `key-destroy:${resource.address}`,
      severity: 'danger',
      title: `KMS key ${key} is ${gone ? 'deleted' : 'disabled'}`,
      detail: `Tables that are encrypted with it cannot be read or written from then on, nor can their backups and streams. ${
        gone
          ? 'Once the waiting period of the deletion is over, that data is lost for good.'
          : 'That ends when the key is enabled again.'
      }`,
      steps: [
        'Move every table to another key first, and keep this one as long as backups need it.',
        `Then apply this plan, with --allow key-destroy:${resource.address}.`,
      ],
    },
  ]
}
