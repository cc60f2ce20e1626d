import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { z } from 'zod'
import { environmentSchema } from './environment/environment.js'
import { synthStack } from './stacks/synth.js'
import { testEnvironment } from './testing/workspace.js'

const INFRA = join(import.meta.dirname, '..')
const README = readFileSync(join(INFRA, 'README.md'), 'utf8')
const ROOT_SCRIPTS: Record<string, string> = JSON.parse(
  readFileSync(join(INFRA, '../package.json'), 'utf8'),
).scripts

const block = (language: string, readme = README) =>
  new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(readme)?.[1] ?? ''

describe('the README', () => {
  it('leads from a clone to a plan in five lines', () => {
    const lines = block('sh').trim().split('\n')
    expect(lines).toHaveLength(5)
    expect(lines.at(-1)).toBe('npm run plan -- shop dev')
  })

  it('names commands that there are', () => {
    const named = [...README.matchAll(/npm run (\w+)/g)].map(([, name = '']) => name)
    expect([...new Set(named)]).toEqual(['plan', 'synth', 'deploy', 'proof'])
    for (const name of named) expect(ROOT_SCRIPTS).toHaveProperty(name)
  })

  it('shows what the planner prints', () => {
    const printed = readFileSync(join(INFRA, 'src/planner/snapshots/index-keys.txt'), 'utf8')
    expect(printed).toContain(block('text'))
  })

  it('explains every place of an environment', () => {
    const rows = [...README.matchAll(/^\| `([\w.]+)`(?:, `([\w.]+)`)? +\| [^|]+\|$/gm)].flatMap(
      ([, ...names]) => names.filter(Boolean),
    )
    const top = Object.entries(environmentSchema.shape).flatMap(([name, schema]) =>
      schema instanceof z.ZodObject ? Object.keys(schema.shape).map((key) => `${name}.${key}`) : [name],
    )
    expect(rows.sort()).toEqual([...top, 'billing.read', 'billing.write'].sort())
  })
})

/** Compiles a module beside the sources, where their imports are found, and gives its folder. */
async function compiled(name: string, code: string): Promise<string> {
  const folder = mkdtempSync(join(INFRA, 'src/stacks/.readme-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, name), code)
  const compilerOptions = { noEmit: true, types: ['node'], skipLibCheck: true }
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ extends: '../../../../tsconfig.json', compilerOptions, files: [name] }),
  )
  const tsc = join(INFRA, '../node_modules/typescript/bin/tsc')
  await promisify(execFile)(process.execPath, [tsc, '-p', folder]).catch(({ stdout }) =>
    expect(stdout).toBe(''),
  )
  return folder
}

describe('the code of the READMEs compiles, and', () => {
  it('is a stack that can be synthesized', async () => {
    const code = block('ts').replaceAll("from '../", "from '../../").replaceAll("from './", "from '../")
    const folder = await compiled('notes-stack.ts', code)
    const { notesStack } = await import(join(folder, 'notes-stack.ts'))

    const out = synthStack(notesStack, testEnvironment, { outdir: join(folder, 'cdktf.out') })
    const { resource, output } = JSON.parse(readFileSync(join(out, 'cdk.tf.json'), 'utf8'))
    expect(resource.aws_dynamodb_table.notes.name).toBe('test-notes')
    expect(Object.keys(output)).toContain('notes_design_fingerprint')
  })

  it('explains a plan', async () => {
    const planner = readFileSync(join(INFRA, 'src/planner/README.md'), 'utf8')
    const folder = await compiled(
      'planner.ts',
      `${PLANNER_IMPORTS}${block('ts', planner)}\nexport { dangers }`,
    )
    const print = vi.spyOn(console, 'log').mockImplementation(() => {})
    const { dangers } = await import(join(folder, 'planner.ts'))

    expect(print.mock.calls.join()).toContain('Global index gsi1')
    print.mockRestore()
    expect(dangers).toEqual([])
  })
})

const PLANNER_IMPORTS = `
import { readFileSync } from 'node:fs'
import { explainPlan } from '../../planner/explain-plan.js'
import { refused } from '../../planner/refused.js'
import { renderFindings } from '../../planner/render-findings.js'
import { shop } from '../../planner/testing/designs.js'

const fixture = new URL('../../planner/fixtures/index-keys.json', import.meta.url)
const planJson: unknown = JSON.parse(readFileSync(fixture, 'utf8'))
const shopAsDeployed = shop
`
