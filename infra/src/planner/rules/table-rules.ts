import type { TableRule } from '../table/table-update.js'
import { billingMode } from './billing-mode.js'
import { capacity } from './capacity.js'
import { indexAdd } from './index-add.js'
import { indexDelete } from './index-delete.js'
import { indexRebuild } from './index-rebuild.js'
import { protection } from './protection.js'
import { replicas } from './replicas.js'
import { storage } from './storage.js'
import { stream } from './stream.js'
import { timeToLive } from './time-to-live.js'

/** Every kind of change to a table that stays. */
export const tableRules: readonly TableRule[] = [
  indexRebuild,
  indexDelete,
  indexAdd,
  timeToLive,
  stream,
  billingMode,
  capacity,
  protection,
  storage,
  replicas,
]
