/** What DynamoDB Local runs on: an endpoint that was given, Java, or Docker. */
export type Source = 'endpoint' | 'java' | 'docker'

/** A DynamoDB Local that answers: what it runs on, where it is, and how it ends. */
export interface Server {
  readonly source: Source
  /** Its address, such as `http://127.0.0.1:41234`. */
  readonly endpoint: string
  /** Ends it and waits until it has ended. A given endpoint is left running. May be called again. */
  stop(): Promise<void>
}
