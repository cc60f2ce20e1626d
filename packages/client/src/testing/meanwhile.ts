import type { Injection } from '@keyprint/local'

/** Does something after a request was executed and before its answer arrives: what somebody else would do in between. */
export function meanwhile(
  operation: NonNullable<Injection['operation']>,
  others: () => PromiseLike<unknown>,
): Injection {
  return {
    operation,
    fault: {
      apply: async (exchange) => {
        const answer = await exchange.forward()
        await others()
        exchange.answer(answer)
      },
    },
  }
}
