/** A type error that reads as a sentence: nothing can be assigned to it. */
export interface Problem<Sentence extends string> {
  readonly '~problem': Sentence
}

/** Refuses keys that are no options: a slip of the pen would be ignored otherwise. */
export type NoOtherOptions<Given, Options, Of extends string> = {
  readonly [K in Exclude<keyof Given, keyof Options>]: Problem<`'${K & string}' is not an option of ${Of}`>
}
