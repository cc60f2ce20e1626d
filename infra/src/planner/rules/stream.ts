import type { Remark } from '../finding.js'
import type { TableRule } from '../table/table-update.js'

/** A stream comes, goes, or shows something else of each item. */
export const stream: TableRule = ({ before, after }) => {
  const [from, to] = [before.stream, after.stream]
  if (from === to) return []
  if (from === undefined) return [turnedOn(before.name, to as string)]
  return [to === undefined ? turnedOff(before.name) : changed(before.name, from, to)]
}

function turnedOn(table: string, view: string): Remark {
  return {
    id: 'stream-on',
    severity: 'info',
    title: `Table ${table} gets a stream (${view})`,
    detail: 'It shows the writes from now on; what was written before is not in it.',
    steps: [],
  }
}

function turnedOff(table: string): Remark {
  return {
    id: 'stream-off',
    severity: 'danger',
    title: `The stream of table ${table} is turned off`,
    detail:
      'Consumers learn of no write from then on, and a stream that is turned on later begins empty: the writes in between are in no stream. The records that are in the stream now can be read for 24 hours more.',
    steps: [
      'Stop what depends on the stream, or give it another source.',
      'Let every consumer read to the end of its shards.',
      'Then apply this plan, with --allow stream-off.',
    ],
  }
}

function changed(table: string, from: string, to: string): Remark {
  return {
    id: 'stream-change',
    severity: 'danger',
    title: `The stream of table ${table} is replaced, to show ${to} instead of ${from}`,
    detail:
      'DynamoDB cannot change the view of a stream, so the stream is turned off and a new one with another ARN is turned on. Consumers stay on the old stream and lose their place; writes between the two are in neither. The records of the old stream can be read for 24 hours more.',
    steps: [
      'Stop the writers, or accept that writes in between reach no consumer.',
      'Apply this plan, with --allow stream-change.',
      'Let every consumer read the old stream to its end, and then start at the beginning (TRIM_HORIZON) of the new ARN. Change policies and event source mappings that name the old ARN.',
    ],
  }
}
