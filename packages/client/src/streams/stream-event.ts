/** A value in an image: in the SDK's form, or in the JSON of a Lambda event, where bytes are base64. */
export interface EventValue {
  readonly S?: string | undefined
  readonly N?: string | undefined
  readonly B?: string | Uint8Array | undefined
  readonly SS?: readonly string[] | undefined
  readonly NS?: readonly string[] | undefined
  readonly BS?: readonly (string | Uint8Array)[] | undefined
  readonly M?: EventImage | undefined
  readonly L?: readonly EventValue[] | undefined
  readonly NULL?: boolean | undefined
  readonly BOOL?: boolean | undefined
}

/** Attributes by their names on the wire. */
export interface EventImage {
  readonly [name: string]: EventValue
}

/**
 * A record as Lambda hands it over, or as GetRecords of the streams API gives it. Names are DynamoDB's; no package of
 * types is needed for either.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_Record.html
 */
export interface EventRecord {
  readonly eventID?: string | undefined
  readonly eventName?: string | undefined
  readonly dynamodb?:
    | {
        readonly Keys?: EventImage | undefined
        readonly NewImage?: EventImage | undefined
        readonly OldImage?: EventImage | undefined
        readonly SequenceNumber?: string | undefined
        /** Seconds since 1970 in a Lambda event. */
        readonly ApproximateCreationDateTime?: Date | number | undefined
        readonly SizeBytes?: number | undefined
        readonly StreamViewType?: string | undefined
      }
    | undefined
  /** Who made the change, where it was DynamoDB itself. Lambda writes it in lower case. */
  readonly userIdentity?: EventIdentity | null | undefined
}

/** The author of a change. */
export interface EventIdentity {
  readonly principalId?: string | undefined
  readonly type?: string | undefined
  readonly PrincipalId?: string | undefined
  readonly Type?: string | undefined
}

/** What Lambda calls a handler with. */
export interface StreamEvent {
  readonly Records: readonly EventRecord[]
}
