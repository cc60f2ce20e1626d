import { build } from 'esbuild'

/** What Lambda runs: a file for each function, the SDK in it. */
await build({
  entryPoints: { 'api/index': 'src/lambda.ts', 'stream/index': 'src/stream-lambda.ts' },
  outdir: 'dist/lambda',
  outExtension: { '.js': '.mjs' },
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
  logLevel: 'warning',
})
