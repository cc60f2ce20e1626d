import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Compilers that are compared. */
export const COMPILERS = { '5.9': 'typescript-5.9', '7.0': 'typescript' } as const
export type Compiler = keyof typeof COMPILERS

/** What a compiler says of a program. */
export interface Diagnostics {
  readonly instantiations: number
  readonly types: number
  /** Seconds. */
  readonly checkTime: number
}

/** Inside of the package, where its dependencies are found; not in git. */
const WORK = fileURLToPath(new URL('../../results/', import.meta.url))

/** Declarations of others are not checked: not all of them would pass. */
const OPTIONS = {
  target: 'ES2023',
  lib: ['ES2024'],
  module: 'NodeNext',
  moduleResolution: 'NodeNext',
  strict: true,
  skipLibCheck: true,
  noEmit: true,
  types: [],
}

/** Type-checks a program. @throws Error with the compiler's messages when it does not pass. */
export async function compile(compiler: Compiler, text: string): Promise<Diagnostics> {
  await mkdir(WORK, { recursive: true })
  const folder = await mkdtemp(join(WORK, 'program-'))
  try {
    await writeFile(join(folder, 'program.ts'), text)
    const project = { compilerOptions: OPTIONS, files: ['program.ts'] }
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(project))
    return diagnosticsOf(await tsc(compiler, folder))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function tsc(compiler: Compiler, folder: string): Promise<string> {
  const manifest = createRequire(import.meta.url).resolve(`${COMPILERS[compiler]}/package.json`)
  // With several threads each counts for itself what all of them share.
  const threads = compiler === '7.0' ? ['--singleThreaded'] : []
  const options = ['--project', folder, '--extendedDiagnostics', '--pretty', 'false', ...threads]
  try {
    const { stdout } = await run(process.execPath, [join(dirname(manifest), 'bin', 'tsc'), ...options])
    return stdout
  } catch (error) {
    throw new Error(`The program does not compile: ${(error as { stdout?: string }).stdout}`, {
      cause: error,
    })
  }
}

function diagnosticsOf(output: string): Diagnostics {
  return {
    instantiations: figure(output, 'Instantiations'),
    types: figure(output, 'Types'),
    checkTime: figure(output, 'Check time'),
  }
}

function figure(output: string, name: string): number {
  const found = new RegExp(`^${name}:\\s+([\\d.]+)`, 'm').exec(output)?.[1]
  if (found === undefined) throw new Error(`The compiler does not say '${name}'.`)
  return Number(found)
}
