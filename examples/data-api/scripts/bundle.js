import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { assets } from '../dist/pages/assets.js'
import { zip } from './zip.js'

const folder = fileURLToPath(new URL('../', import.meta.url))

/** What Lambda runs: a zip for each function, the SDK in it. */
const { outputFiles } = await build({
  entryPoints: { api: 'src/lambda.ts', stream: 'src/stream-lambda.ts' },
  absWorkingDir: folder,
  outdir: 'dist/lambda',
  outExtension: { '.js': '.mjs' },
  write: false,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  conditions: ['production'],
  minify: true,
  // Of the SDK's modules some are CommonJS.
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
  plugins: [{ name: 'assets', setup: inlineAssets }],
  logLevel: 'warning',
})
mkdirSync(`${folder}dist/lambda`, { recursive: true })
for (const { path, contents } of outputFiles)
  writeFileSync(path.replace(/\.mjs$/, '.zip'), zip('index.mjs', contents))

/** Lambda gets one file: what the pages are made of is in it. */
function inlineAssets({ onLoad }) {
  const contents = `export const assets = ${JSON.stringify(assets)}`
  onLoad({ filter: /pages[\\/]assets\.ts$/ }, () => ({ contents }))
}
