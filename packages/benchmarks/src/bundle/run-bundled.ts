import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** Bundles a program for the given conditions, and runs what comes out. */
export async function runBundled(
  contents: string,
  conditions: readonly string[],
): Promise<Readonly<Record<string, unknown>>> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
    bundle: true,
    format: 'esm',
    platform: 'node',
    conditions: [...conditions],
    write: false,
  })
  const code = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64')
  return import(/* @vite-ignore */ `data:text/javascript;base64,${code}`)
}
