import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Design, type DesignSpec, designFromJson } from '@keyprint/key-design'
import type { IamRequest } from '../evaluate/iam-request.js'
import { requestsOf } from '../evaluate/requests-of.js'
import type { Recorded } from '../recorder/record.js'

/** One request to IAM that the suite made, and what was called for it. */
export interface RecordedRequest {
  readonly design: Design
  readonly grants: readonly string[]
  readonly tenant: string | undefined
  readonly request: IamRequest
}

/** What was recorded, each request once. */
export function readRecording(folder: string): readonly RecordedRequest[] {
  const designs = new Map<string, Design>()
  const once = new Map<string, RecordedRequest>()
  for (const { design: file, ...sent } of commands(folder)) {
    const design = designs.get(file) ?? (designFromJson(readFileSync(join(folder, file), 'utf8')) as Design)
    designs.set(file, design)
    for (const request of requestsOf(design.table, sent)) {
      const { grants, tenant } = sent
      // No policy of this test looks at attributes, of which there are many.
      const { action, index, leadingKeys } = request
      const seen = JSON.stringify([file, grants, tenant, action, index, leadingKeys])
      once.set(seen, { design, grants, tenant, request })
    }
  }
  return [...once.values()]
}

function commands(folder: string): readonly Recorded[] {
  const files = readdirSync(folder).filter((file) => file.startsWith('commands-'))
  const lines = files.flatMap((file) => readFileSync(join(folder, file), 'utf8').trim().split('\n'))
  return lines.map((line) => JSON.parse(line) as Recorded)
}

/** The tenant of a client, by the attributes that say so. */
export function tenantOf({ entities }: DesignSpec, tenant: string): Record<string, string> {
  const attributes = Object.values(entities).flatMap((entity) => entity.tenant ?? [])
  return Object.fromEntries(attributes.map((attribute) => [attribute, tenant]))
}
