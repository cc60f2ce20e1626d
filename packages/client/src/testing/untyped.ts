/** For what the types refuse, and for names that they do not know. */
// biome-ignore lint/suspicious/noExplicitAny: that is what it is for.
export type Untyped = any
