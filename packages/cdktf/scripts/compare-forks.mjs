#!/usr/bin/env node
/**
 * Synthesizes every stack twice, with cdktf and with its community fork under cdktf's name, and fails when what Terraform
 * reads differs. Everything happens in a temporary folder; the workspace must be built.
 *
 * node packages/cdktf/scripts/compare-forks.mjs
 */
import { execFileSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { differences, normalized } from './normalized.mjs'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const FORK = 'npm:cdktn@0.24.0'
/** What the fork takes as peer; cdktf takes it too. */
const CONSTRUCTS = '10.7.2'
/** Packages that meet cdktf: they are installed anew or copied, so that they find the fork. */
const OWN = new Set(['cdktf', 'constructs', '@cdktf', '@keyprint', '.bin'])

const folder = await mkdtemp(join(tmpdir(), 'keyprint-forks-'))
try {
  const original = await stacksOf(ROOT, join(folder, 'out-original'))
  await installFork(join(folder, 'workspace'))
  const fork = await stacksOf(join(folder, 'workspace'), join(folder, 'out-fork'))
  report(original, fork)
} finally {
  await rm(folder, { recursive: true })
}

/** A workspace like this one, whose `cdktf` is the fork. */
async function installFork(workspace) {
  await mkdir(workspace)
  const { devDependencies } = JSON.parse(await readFile(join(ROOT, 'packages/cdktf/package.json'), 'utf8'))
  const manifest = {
    private: true,
    type: 'module',
    dependencies: {
      cdktf: FORK,
      constructs: CONSTRUCTS,
      '@cdktf/provider-aws': devDependencies['@cdktf/provider-aws'],
    },
    overrides: { '@cdktf/provider-aws': { cdktf: '$cdktf', constructs: '$constructs' } },
  }
  await writeFile(join(workspace, 'package.json'), JSON.stringify(manifest))
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], {
    cwd: workspace,
    stdio: 'inherit',
  })
  await copySources(workspace)
  await linkOthers(workspace)
}

async function copySources(workspace) {
  for (const place of [
    'packages/cdktf/src',
    'packages/cdktf/scripts',
    'packages/cdktf/package.json',
    'infra',
  ]) {
    const filter = (path) => !/\/(node_modules|cdktf\.out)$/.test(path)
    await cp(join(ROOT, place), join(workspace, place), { recursive: true, filter })
  }
}

/** Our packages as they are built, and links to all others. */
async function linkOthers(workspace) {
  const modules = join(workspace, 'node_modules')
  for (const name of await readdir(join(ROOT, 'node_modules'))) {
    if (!OWN.has(name) && !name.startsWith('.'))
      await symlink(join(ROOT, 'node_modules', name), join(modules, name))
  }
  const scope = join(ROOT, 'node_modules/@keyprint')
  for (const name of await readdir(scope)) {
    const filter = (path) => !/\/(node_modules|src|public|data)$/.test(path)
    await cp(join(scope, name), join(modules, '@keyprint', name), {
      recursive: true,
      dereference: true,
      filter,
    })
  }
}

/** Every stack of a workspace, by name: the one with every option, and those of each environment. */
async function stacksOf(workspace, out) {
  await run(workspace, 'packages/cdktf/scripts/synth-everything.ts', {
    CDKTF_OUTDIR: join(out, 'everything'),
  })
  for (const file of await readdir(join(workspace, 'infra/environments'))) {
    const environment = file.replace(/\.json$/, '')
    const variables = { INFRA_ENVIRONMENT: environment, INFRA_ACCOUNT: '111122223333' }
    await run(workspace, 'infra/main.ts', { ...variables, CDKTF_OUTDIR: join(out, environment) })
  }
  const files = (await readdir(out, { recursive: true })).filter((file) => file.endsWith('cdk.tf.json'))
  const entries = files.sort().map(async (file) => [dirname(file), await readStack(join(out, file))])
  return new Map(await Promise.all(entries))
}

async function run(workspace, script, variables) {
  await mkdir(variables.CDKTF_OUTDIR, { recursive: true })
  const tsx = join(ROOT, 'node_modules/tsx/dist/cli.mjs')
  const env = { ...process.env, ...variables }
  execFileSync(process.execPath, [tsx, join(workspace, script)], {
    cwd: dirname(join(workspace, script)),
    env,
  })
}

/** What Terraform reads, and which cdktf wrote it. */
async function readStack(file) {
  const stack = JSON.parse(await readFile(file, 'utf8'))
  return { configuration: normalized(stack), version: stack['//'].metadata.version }
}

function report(original, fork) {
  const names = [...new Set([...original.keys(), ...fork.keys()])]
  if (names.length < 2) throw new Error(`There is nothing to compare: ${names.join(', ')}`)
  const [[before, after]] = names.map((name) => [original.get(name)?.version, fork.get(name)?.version])
  if (before === after) throw new Error(`Both were written by version ${before}: the fork was not used.`)
  const different = names.flatMap((name) =>
    differences(original.get(name)?.configuration, fork.get(name)?.configuration, name),
  )
  for (const difference of different) console.error(difference)
  if (different.length > 0) process.exitCode = 1
  else
    console.log(
      `${names.length} stacks are the same with cdktf ${before} and ${FORK}:\n  ${names.join('\n  ')}`,
    )
}
