import { bytesOf, toBase64 } from '@keyprint/key-design/codec'

/**
 * Writes and reads the bodies of requests with JSON.stringify and JSON.parse. What the client builds already is DynamoDB's
 * JSON, and walking it along the SDK's schemas, in and out, was measured to be half of a call's CPU.
 *
 * Two middlewares take the places of the SDK's serializer and deserializer in the stack of one command. The request
 * around the body is still made by the SDK's protocol, and it reads every answer that is an error: names, retries and
 * `$metadata` stay the SDK's.
 */

/** What is used of the client's configuration. */
export interface JsonConfiguration {
  readonly endpoint?: () => Promise<unknown>
  readonly streamCollector: (stream: never) => Promise<Uint8Array>
  readonly utf8Encoder: (bytes: Uint8Array) => string
  readonly protocol: Protocol
}

interface Protocol {
  readonly getShapeId: () => string
  readonly serializeRequest: (operation: object, input: object, context: object) => Promise<{ body: unknown }>
  readonly deserializeResponse: (operation: object, context: object, response: Response) => Promise<object>
}

interface Response {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
}

interface Context {
  readonly endpointV2?: unknown
}

interface Arguments {
  readonly input: object
  readonly request?: unknown
}

type Next = (args: Arguments) => Promise<{ readonly response: Response }>

/** The SDK's description of an operation: a tuple, whose first element is a mark. */
export type OperationSchema = readonly [unknown, string, string, unknown, unknown, unknown]

/** True when the client speaks the JSON that is written here. */
export function speaksJson(configuration: Partial<JsonConfiguration>): configuration is JsonConfiguration {
  const { protocol, streamCollector, utf8Encoder } = configuration
  const isJson = protocol?.getShapeId?.() === 'aws.protocols#awsJson1_0'
  return isJson && typeof streamCollector === 'function' && typeof utf8Encoder === 'function'
}

/** What is used of a command's middleware stack, a documented part of the SDK. */
export interface Stack {
  add(middleware: (next: never, context: never) => unknown, options: object): void
  remove(name: string): boolean
}

const SERIALIZER = { name: 'serializerMiddleware', step: 'serialize', tags: ['SERIALIZER'], override: true }
const DESERIALIZER = {
  name: 'deserializerMiddleware',
  step: 'deserialize',
  tags: ['DESERIALIZER'],
  override: true,
}

/** Puts the middlewares into the stack of one command. */
export function useJsonBody(stack: Stack, configuration: JsonConfiguration, schema: OperationSchema): void {
  const [, namespace, name, traits, input, output] = schema
  const operation = { namespace, name, traits, input, output }
  stack.add(serializer(configuration, operation), SERIALIZER)
  stack.add(deserializer(configuration, operation), DESERIALIZER)
}

/** Takes them out again. */
export function dropJsonBody(stack: Stack): void {
  stack.remove(SERIALIZER.name)
  stack.remove(DESERIALIZER.name)
}

function serializer(configuration: JsonConfiguration, operation: object) {
  return (next: Next, context: Context) => async (args: Arguments) => {
    const endpoint =
      context.endpointV2 === undefined ? configuration.endpoint : async () => context.endpointV2
    const around = Object.assign(Object.create(configuration), context, { endpoint })
    const request = await configuration.protocol.serializeRequest(operation, {}, around)
    request.body = bodyOf(args.input)
    return next({ ...args, request })
  }
}

/** Where bytes stand that do not know how they are sent: an object by then, or an attribute of that name. */
const MAY_HIDE_BYTES = /"BS?":\[?\{/

/** The user's middleware may have put bytes of its own into the input. */
function bodyOf(input: object): string {
  const text = JSON.stringify(input)
  return MAY_HIDE_BYTES.test(text) ? JSON.stringify(input, encodeBytes) : text
}

function encodeBytes(this: { readonly [name: string]: unknown }, name: string, value: unknown): unknown {
  const given = this[name]
  return given instanceof Uint8Array ? toBase64.call(given) : value
}

const FIRST_ERROR = 300

function deserializer(configuration: JsonConfiguration, operation: object) {
  return (next: Next, context: Context) => async (args: Arguments) => {
    const { response } = await next(args)
    try {
      const output = await (response.statusCode < FIRST_ERROR
        ? readBody(configuration, response)
        : configuration.protocol.deserializeResponse(operation, { ...configuration, ...context }, response))
      return { response, output }
    } catch (error) {
      throw withResponse(error, response)
    }
  }
}

/** Retries and messages look for what the answer was, also when its body could not be read. */
function withResponse(error: unknown, response: Response): unknown {
  if (typeof error !== 'object' || error === null) return error
  Object.defineProperty(error, '$response', { value: response })
  if (!('$metadata' in error)) Object.assign(error, { $metadata: metadataOf(response) })
  return error
}

async function readBody(configuration: JsonConfiguration, response: Response): Promise<object> {
  const { body } = response
  const bytes = body instanceof Uint8Array ? body : await configuration.streamCollector(body as never)
  return Object.assign(parse(configuration.utf8Encoder(bytes)), { $metadata: metadataOf(response) })
}

function metadataOf({ statusCode, headers }: Response): object {
  return {
    httpStatusCode: statusCode,
    requestId: headers['x-amzn-requestid'] ?? headers['x-amzn-request-id'] ?? headers['x-amz-request-id'],
    extendedRequestId: headers['x-amz-id-2'],
    cfId: headers['x-amz-cf-id'],
  }
}

const MAY_HOLD_BYTES = /"BS?":\s*["[]/

/** A string under `B`, and strings under `BS`, are always bytes: an attribute of that name holds an object. */
function parse(text: string): object {
  if (text === '') return {}
  return MAY_HOLD_BYTES.test(text) ? JSON.parse(text, reviveBytes) : JSON.parse(text)
}

function reviveBytes(name: string, value: unknown): unknown {
  if (name === 'B' && typeof value === 'string') return bytesOf(value)
  if (name === 'BS' && Array.isArray(value)) return value.map(bytesOf)
  return value
}
