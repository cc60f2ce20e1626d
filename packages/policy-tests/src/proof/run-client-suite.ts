import { execFile } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { RECORD_FOLDER } from '../recorder/record.js'

const VITEST = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')
const PACKAGE = fileURLToPath(new URL('../../', import.meta.url))

/** Runs the client's suite against a DynamoDB Local that runs already. @returns the folder with what was recorded. */
export function runClientSuite(endpoint: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'keyprint-recording-'))
  const { PATH, HOME, JAVA_HOME } = process.env
  const env = { PATH, HOME, JAVA_HOME, CI: 'true', DYNAMODB_ENDPOINT: endpoint, [RECORD_FOLDER]: folder }
  const args = [VITEST, 'run', '--config', 'client-suite.config.ts', '--reporter=json', '--silent']
  return new Promise((resolve, reject) => {
    const options = { cwd: PACKAGE, env: { ...env, NO_COLOR: '1' }, maxBuffer: 2 ** 28 }
    execFile(process.execPath, args, options, (error, stdout, stderr) =>
      error === null ? resolve(folder) : reject(new Error(`The suite failed: ${failures(stdout)}${stderr}`)),
    )
  })
}

/** What failed, of vitest's report. */
function failures(report: string): string {
  const tests = [...report.matchAll(/"fullName":"([^"]*)","status":"failed"/g)].map(([, name]) => name)
  return tests.length === 0 ? report.slice(-2000) : tests.join('\n')
}
