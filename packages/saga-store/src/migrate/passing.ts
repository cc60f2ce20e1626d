import { setTimeout as pause } from 'node:timers/promises'

const MOST_ATTEMPTS = 8
const FIRST_PAUSE_MS = 25

/** Answers by which nothing of a request can pass, however often it is sent. */
const REFUSED = ['ValidationException', 'AccessDeniedException', 'ResourceNotFoundException']

/** Tries a transaction again while it fails for what passes. It has a token, so it is done once. */
export async function passing<T>(act: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await act()
    } catch (error) {
      if (attempt >= MOST_ATTEMPTS || !passes(error as SdkFailure)) throw error
      await pause(Math.random() * FIRST_PAUSE_MS * 2 ** attempt)
    }
  }
}

/** What the SDK says of a request that failed. */
export interface SdkFailure {
  readonly name: string
  readonly $metadata?: unknown
  readonly CancellationReasons?: readonly { readonly Code?: string | undefined }[] | undefined
}

/** True for what passes, or may have been done. */
export function passes({ name, $metadata, CancellationReasons = [] }: SdkFailure): boolean {
  const isConditional = CancellationReasons.some(({ Code }) => Code === 'ConditionalCheckFailed')
  return $metadata !== undefined && !isConditional && !REFUSED.includes(name)
}
