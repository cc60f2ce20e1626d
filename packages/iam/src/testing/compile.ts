import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)

const TSC = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc')
const OPTIONS = [
  ...['--ignoreConfig', '--noEmit', '--strict', '--exactOptionalPropertyTypes'],
  ...['--module', 'nodenext', '--target', 'es2023', '--lib', 'es2024'],
]

const INSTALLED = fileURLToPath(new URL('../../../../node_modules/', import.meta.url))

/** Does something with a file where the packages are installed, and not in what this one packs. */
export async function withFile<T>(name: string, text: string, use: (file: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(INSTALLED, '.module-'))
  try {
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
    const file = join(folder, name)
    writeFileSync(file, text)
    return await use(file)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What the compiler says of a module; nothing when all is well. */
export function compileErrors(code: string): Promise<string> {
  return withFile('module.ts', code, (file) =>
    run(process.execPath, [TSC, ...OPTIONS, file]).then(
      () => '',
      ({ stdout, message }) => stdout || message,
    ),
  )
}

/** Runs a module in a process of its own. */
export function runModule(code: string): Promise<unknown> {
  return withFile('module.mjs', code, (file) => run(process.execPath, [file]))
}
