/** The error that a call is rejected with. */
export async function rejection(call: PromiseLike<unknown>): Promise<Error> {
  try {
    await call
  } catch (error) {
    return error as Error
  }
  throw new Error('The call was not rejected.')
}
