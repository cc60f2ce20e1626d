import type { Answer, JsonObject } from './exchange.js'

/** The media type of DynamoDB's protocol. */
const CONTENT_TYPE = 'application/x-amz-json-1.0'

/** A JSON answer as DynamoDB gives it. */
export function jsonAnswer(status: number, body: JsonObject): Answer {
  return { status, headers: { 'content-type': CONTENT_TYPE }, body: JSON.stringify(body) }
}

/** What an error of the service says. */
export interface ServiceError {
  /** HTTP status, such as 400. */
  readonly status: number
  /** Name of the exception, such as `AccessDeniedException`. */
  readonly code: string
  readonly message: string
  /** Members besides, such as `CancellationReasons`. */
  readonly members?: JsonObject
}

/** An error in the form in which DynamoDB answers it. */
export function errorAnswer({ status, code, message, members = {} }: ServiceError): Answer {
  return jsonAnswer(status, { __type: `com.amazonaws.dynamodb.v20120810#${code}`, message, ...members })
}
