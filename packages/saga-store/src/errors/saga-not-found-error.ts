import { KeyprintError } from '@keyprint/key-design'

/** There is no saga of that id, or it has expired. Nothing was written. */
export class SagaNotFoundError extends KeyprintError {
  override readonly name = 'SagaNotFoundError'
  readonly code = 'SAGA_NOT_FOUND'

  constructor(
    readonly sagaName: string,
    readonly sagaId: string,
  ) {
    super(`Saga ${sagaId} not found (${sagaName}); insert it first, or check its name and id.`)
  }
}
