/** What must be done one after the other, in order. */
interface Lane<T> {
  /** Place of its next element among all elements. */
  place: number
  readonly rest: { readonly place: number; readonly element: T }[]
}

/**
 * Does something with each element. Elements of one lane are done in order, one after the other, and none after one that
 * was not done. Different lanes are done at the same time, the element that stands first before those that follow.
 * @param step whether it was done; it never rejects
 */
export async function inLanes<T>(
  elements: readonly T[],
  laneOf: (element: T) => string,
  concurrency: number,
  step: (element: T) => Promise<boolean>,
): Promise<void> {
  const ready = lanes(elements, laneOf)
  const work = async () => {
    for (let lane = ready.shift(); lane !== undefined; lane = ready.shift()) {
      const next = lane.rest.shift()
      if (next !== undefined && (await step(next.element))) putBack(ready, lane)
    }
  }
  await Promise.all(Array.from({ length: Math.min(concurrency, ready.length) }, work))
}

function lanes<T>(elements: readonly T[], laneOf: (element: T) => string): Lane<T>[] {
  const byName = new Map<string, Lane<T>>()
  for (const [place, element] of elements.entries()) {
    const name = laneOf(element)
    const lane = byName.get(name) ?? { place, rest: [] }
    byName.set(name, lane)
    lane.rest.push({ place, element })
  }
  return [...byName.values()]
}

/** Lanes stand in the order of their next elements. */
function putBack<T>(ready: Lane<T>[], lane: Lane<T>): void {
  const [next] = lane.rest
  if (next === undefined) return
  lane.place = next.place
  const behind = ready.findIndex(({ place }) => place > next.place)
  ready.splice(behind === -1 ? ready.length : behind, 0, lane)
}
