import type { _Record } from '@aws-sdk/client-dynamodb-streams'

/** A record as Lambda hands it over: JSON, with bytes as base64 and times in seconds. Names are sorted. */
export function lambdaJson(record: _Record): string {
  const { dynamodb = {} } = record
  const time = dynamodb.ApproximateCreationDateTime
  const ofLambda = {
    ...record,
    dynamodb: { ...dynamodb, ApproximateCreationDateTime: time && seconds(time) },
  }
  return JSON.stringify(ofLambda, (_, value: unknown) => {
    if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
    return isObject(value) ? Object.fromEntries(Object.entries(value).sort()) : value
  })
}

const seconds = (time: Date): number => time.getTime() / 1000

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
