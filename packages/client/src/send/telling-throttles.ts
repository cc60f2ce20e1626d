import type { SdkError } from './sdk-error.js'
import type { SendOptions } from './send.js'
import { isThrottling } from './translate-error.js'

/** Options of a request that tell of each of its attempts that was throttled, also when the SDK's next one is answered. */
export function tellingThrottles<O extends SendOptions>(options: O, throttled: () => void): O {
  const { attempt = (send) => send() } = options
  const telling: SendOptions['attempt'] = async (send, before) => {
    try {
      return await attempt(send, before)
    } catch (error) {
      if (isThrottling(error as SdkError)) throttled()
      throw error
    }
  }
  return { ...options, attempt: telling }
}
