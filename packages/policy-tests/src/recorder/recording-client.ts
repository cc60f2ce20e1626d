import type { SdkClient } from '@keyprint/client'
import type { DesignSpec } from '@keyprint/key-design'
import type { CommandInput } from '../evaluate/sent-command.js'
import { record } from './record.js'

/** For what commands are sent. */
export interface Purpose {
  /** Filled while a request is built: a batch has a grant for each of its writes. */
  readonly grants: Set<string>
  readonly tenant: string | undefined
}

interface Command {
  readonly middlewareStack: {
    add(middleware: Middleware, options: { step: 'initialize'; name: string; override: true }): void
  }
}

type Next = (args: { readonly input: CommandInput }) => Promise<unknown>
type Middleware = (next: Next, context: { readonly commandName?: string }) => Next

/** The user's client, whose commands have a middleware that records them: what never gets so far is not sent. */
export function recordingClient(client: SdkClient, design: DesignSpec, purpose: Purpose): SdkClient {
  const send: SdkClient['send'] = (command: Command, ...rest: unknown[]) => {
    const middleware: Middleware = (next, { commandName = '' }) => {
      return (args) => {
        const { grants, tenant } = purpose
        const operation = commandName.replace(/Command$/, '')
        const of = { grants: [...grants], ...(tenant === undefined ? {} : { tenant }) }
        record(design, { operation, input: args.input, ...of })
        return next(args)
      }
    }
    command.middlewareStack.add(middleware, { step: 'initialize', name: 'recorder', override: true })
    return client.send(command, ...rest)
  }
  return new Proxy(client, { get: (target, name) => (name === 'send' ? send : Reflect.get(target, name)) })
}
