import { crc32 } from 'node:zlib'
import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'

/** A request as the SDK hands it to its HTTP handler. */
export interface SentRequest {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
}

/** An answer as it comes from the network. */
export interface Answer {
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** The SDK's own handler of HTTP. */
interface HttpHandler {
  handle(request: never, options: never): Promise<{ response: unknown }>
}

/**
 * Takes the place of the network: answers every request with bytes that were made beforehand. Told to, it lets requests
 * through to the network, where a server of ours gives the same answers.
 */
export class StubHandler {
  /** What was asked last. */
  request: SentRequest | undefined
  /** Its body as a socket would take it: text is encoded there, and that is part of what it costs to send it. */
  body: Uint8Array = new Uint8Array()
  #answer = answerOf('{}')
  #network: HttpHandler | undefined

  /** Everything is answered with this from now on; compile it with `answerOf` outside of what is measured. */
  answerWith(answer: Answer): void {
    this.#answer = answer
  }

  /** Everything goes over the network from now on. */
  letThrough(network: HttpHandler): void {
    this.#network = network
  }

  async handle(request: unknown, options?: unknown): Promise<{ response: unknown }> {
    if (this.#network !== undefined) return this.#network.handle(request as never, options as never)
    this.request = request as SentRequest
    const { body: sent } = this.request
    this.body = typeof sent === 'string' ? Buffer.from(sent) : sent
    const { headers, body } = this.#answer
    return { response: { statusCode: 200, headers: { ...headers }, body } }
  }

  updateHttpClientConfig(): void {}

  httpHandlerConfigs(): Record<string, never> {
    return {}
  }

  get asRequestHandler(): NonNullable<DynamoDBClientConfig['requestHandler']> {
    return this as never
  }
}

/** An answer in DynamoDB's JSON 1.0, with the checksum that DynamoDB sends along. */
export function answerOf(json: string): Answer {
  const body = new TextEncoder().encode(json)
  return {
    body,
    headers: {
      server: 'Server',
      date: 'Sat, 21 Nov 2026 08:00:00 GMT',
      'content-type': 'application/x-amz-json-1.0',
      'content-length': String(body.length),
      connection: 'keep-alive',
      'x-amzn-requestid': 'B8OK2Q8V8OJ0TN6K9T4Q4M9M3BVV4KQNSO5AEMVJF66Q9ASUAAJG',
      'x-amz-crc32': String(crc32(body)),
    },
  }
}
