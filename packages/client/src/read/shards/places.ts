import type { KeyAttribute } from '@keyprint/key-design'
import type { StoredItem } from '../../compile/compiled-key.js'
import { keyOfTexts, textsOfKey } from '../cursor-key.js'

/** How far a shard has come: to a key, which was given; or nowhere yet; or to its end. */
export type Place = StoredItem | 'start' | 'end'

/** What tells a place within its shard: the attributes of its key, but those of the partition. */
export interface PlaceKeys {
  readonly keyAttributes: readonly KeyAttribute[]
}

const START = 0
const END = 1

/** A place as it is written: of each text how much it has in common with the one before, and what follows that. */
type Written = typeof START | typeof END | readonly (number | string)[]

/** The places of all shards as one text. They are much alike, since all have come equally far: that is written once. */
export function writePlaces(keys: PlaceKeys, places: readonly Place[]): string {
  let before: readonly string[] = []
  const written = places.map((place): Written => {
    if (place === 'start') return START
    if (place === 'end') return END
    const texts = textsOfKey(keys, place)
    const short = texts.flatMap((text, i) => shortened(text, before[i] ?? ''))
    before = texts
    return short
  })
  return JSON.stringify(written)
}

/**
 * The places of so many shards.
 * @throws TypeError and whatever decoders throw for a text that `writePlaces` did not write for as many.
 */
export function readPlaces(keys: PlaceKeys, count: number, text: string): readonly Place[] {
  let before: readonly string[] = []
  const places = (JSON.parse(text) as readonly Written[]).map((written): Place => {
    if (written === START) return 'start'
    if (written === END) return 'end'
    before = keys.keyAttributes.map((_, i) => lengthened(written.slice(2 * i, 2 * i + 2), before[i] ?? ''))
    return keyOfTexts(keys, before)
  })
  const isOver = places.every((place) => place === 'end')
  if (places.length !== count || isOver || writePlaces(keys, places) !== text) throw new TypeError()
  return places
}

function shortened(text: string, before: string): readonly [common: number, rest: string] {
  let common = 0
  while (common < text.length && text[common] === before[common]) common += 1
  return [common, text.slice(common)]
}

const lengthened = ([common, rest]: readonly (number | string)[], before: string): string =>
  before.slice(0, common as number) + rest
