/** An environment that is unknown, or not configured as it has to be. The message names the file and the place in it. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError'
}
