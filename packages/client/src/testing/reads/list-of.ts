/** Everything that an iterable gives. */
export async function listOf<T>(iterable: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = []
  for await (const one of iterable) list.push(one)
  return list
}
