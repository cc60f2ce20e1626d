import type { Asked, Said } from './stand-in.js'

/** Lambda, as far as the variables of functions go: revisions, and refusals of what is outdated. */
export class FakeLambda {
  updates = 0
  private readonly functions = new Map<string, { revision: number; variables: Record<string, string> }>()

  /** A function with these variables. */
  add(name: string, variables: Record<string, string>): void {
    this.functions.set(name, { revision: 1, variables })
  }

  variables(name: string): Record<string, string> | undefined {
    return this.functions.get(name)?.variables
  }

  answer({ method, path, body }: Asked): Said {
    const [, name = ''] = /\/functions\/([^/]+)\//.exec(path) ?? []
    const known = this.functions.get(name)
    if (known === undefined) return refused(404, 'ResourceNotFoundException')
    if (method === 'PUT') {
      const { Environment, RevisionId } = JSON.parse(body)
      if (RevisionId !== String(known.revision)) return refused(412, 'PreconditionFailedException')
      known.variables = Environment.Variables
      known.revision += 1
      this.updates += 1
    }
    const answer = { Environment: { Variables: known.variables }, RevisionId: String(known.revision) }
    return { status: 200, body: JSON.stringify(answer) }
  }
}

const refused = (status: number, type: string): Said => ({
  status,
  headers: { 'x-amzn-ErrorType': type },
  body: '{}',
})
