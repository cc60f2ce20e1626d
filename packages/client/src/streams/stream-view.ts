import type { StreamView } from '@keyprint/key-design'
import { ConfigurationError } from '../errors/configuration-error.js'
import type { StreamPlan } from './stream-plan.js'
import type { StreamChange, StreamRecord } from './stream-record.js'

type Image = 'new' | 'old'

const SHOWN: { readonly [View in StreamView]: readonly Image[] } = {
  'keys-only': [],
  'new-image': ['new'],
  'old-image': ['old'],
  'new-and-old-images': ['new', 'old'],
}

const IMAGES: { readonly [Change in StreamChange]: readonly Image[] } = {
  insert: ['new'],
  modify: ['new', 'old'],
  remove: ['old'],
  expired: ['old'],
}

/** Whether a stream shows the items as they are now, or as they were before. */
export function shows(view: StreamView, image: Image): boolean {
  return SHOWN[view].includes(image)
}

/**
 * Refuses a record that lacks an image which the design promises to handlers.
 * @throws ConfigurationError, because all records of that stream lack it.
 */
export function checkView({ view, design }: StreamPlan, record: StreamRecord): void {
  const { change, newImage, oldImage, sequenceNumber } = record
  const has = { new: newImage !== undefined, old: oldImage !== undefined }
  const missing = IMAGES[change].find((image) => shows(view, image) && !has[image])
  if (missing === undefined) return
  throw new ConfigurationError(
    `Record ${sequenceNumber} of the stream of table '${design.table.name}' has no ${missing} image, but the design says stream: '${view}'; give the table the stream of the design.`,
  )
}
