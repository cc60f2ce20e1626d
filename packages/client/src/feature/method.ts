/** A function of the client. */
// biome-ignore lint/suspicious/noExplicitAny: its types are those of the client's interfaces.
export type Method = (...args: any[]) => unknown
