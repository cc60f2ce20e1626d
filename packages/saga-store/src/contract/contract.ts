/** One thing that every store does. */
export interface ContractCase<Store> {
  readonly name: string
  /** Rejects when the store does not do it. */
  readonly run: (store: Store) => Promise<void>
}

/** What a contract needs of a test runner: vitest, jest and node:test have it. */
export interface TestRunner {
  describe(name: string, define: () => void): unknown
  it(name: string, run: () => Promise<void>): unknown
}

/** Makes a store that no other case uses at the same time, or one that all share. */
export type MakeStore<Store> = () => Store | Promise<Store>

/** Registers the cases of a contract with a test runner. */
export function register<Store>(
  { describe, it }: TestRunner,
  name: string,
  cases: readonly ContractCase<Store>[],
  makeStore: MakeStore<Store>,
): void {
  describe(name, () => {
    for (const one of cases) it(one.name, async () => one.run(await makeStore()))
  })
}
