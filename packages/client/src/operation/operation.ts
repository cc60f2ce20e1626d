/**
 * A call that is sent when it is awaited, once. Until then it only is what it would send: `params()` shows the request
 * without sending it.
 */
export class Operation<Result, Params> implements PromiseLike<Result> {
  #sent: Promise<Result> | undefined

  constructor(
    /** The request, for DynamoDB's own commands. Throws what sending would reject with for bad input. */
    readonly params: () => Params,
    private readonly send: () => Promise<Result>,
  ) {}

  // biome-ignore lint/suspicious/noThenProperty: awaiting it is what sends it.
  then<A = Result, B = never>(
    fulfilled?: ((result: Result) => A | PromiseLike<A>) | null,
    rejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    this.#sent ??= this.#begin()
    return this.#sent.then(fulfilled, rejected)
  }

  /** What is refused at once is a rejection too: `catch` is there for it. */
  async #begin(): Promise<Result> {
    return this.send()
  }

  catch<B = never>(rejected?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<Result | B> {
    return this.then(null, rejected)
  }

  finally(done?: (() => void) | null): Promise<Result> {
    return this.then().finally(done)
  }
}
