import { sentences } from '../english.js'
import type { TableRule } from '../table/table-update.js'

const ON_DEMAND = 'PAY_PER_REQUEST'

/**
 * A table is paid for in another way.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-switching-capacity-modes.html
 */
export const billingMode: TableRule = ({ before, after }) => {
  const [from = 'PROVISIONED', to = 'PROVISIONED'] = [before.billingMode, after.billingMode]
  if (from === to) return []
  const { reads, writes } = after.provisioned
  return [
    {
      id: 'billing-mode',
      severity: 'careful',
      title: `Table ${before.name} goes from ${inWords(from)} to ${inWords(to)} capacity`,
      detail: sentences(
        to === ON_DEMAND
          ? 'The switch takes several minutes, in which the table delivers what was provisioned before.'
          : `From then on requests beyond ${reads ?? 'the given'} read and ${writes ?? 'the given'} write units a second are throttled, and each global index has limits of its own.`,
        'A table can be switched to on-demand up to four times in 24 hours, and back to provisioned at any time.',
      ),
      steps: [],
    },
  ]
}

function inWords(mode: string): string {
  return mode === ON_DEMAND ? 'on-demand' : 'provisioned'
}
