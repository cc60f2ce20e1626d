import { describe, expect, test } from 'vitest'
import { gone, newMark } from './processes.js'
import { printed, run, start } from './run.js'
import { ROOT } from './workspace.js'

const URL_PRINTED = /(http:\/\/(?:localhost|127\.0\.0\.1):\d+)/

describe('npm start, in the repository', () => {
  test('Ctrl-C ends it and leaves no process behind', async () => {
    const { mark, env } = newMark()
    const running = start('npm', ['start'], ROOT, { ...env, PORT: '0' })
    const [url = ''] = await printed(running, URL_PRINTED)
    expect((await fetch(url)).status).toBe(200)
    process.kill(-(running.child.pid as number), 'SIGINT')
    await running.ended
    expect(await gone(mark)).toEqual([])
  })

  test('SIGTERM to npm alone, as a process manager sends it, ends everything too', async () => {
    const { mark, env } = newMark()
    const running = start('npm', ['start'], ROOT, { ...env, PORT: '0' })
    await printed(running, URL_PRINTED)
    running.child.kill('SIGTERM')
    await running.ended
    expect(await gone(mark)).toEqual([])
  })

  test.each([
    ['SIGINT', /DynamoDB Local/],
    ['SIGTERM', /DynamoDB Local/],
    ['SIGKILL', /Loading the data/],
  ] as const)('%s half-way leaves no process behind', async (signal, moment) => {
    const { mark, env } = newMark()
    const running = start('npm', ['start'], ROOT, { ...env, PORT: '0' })
    await printed(running, moment)
    process.kill(-(running.child.pid as number), signal)
    await running.ended
    expect(await gone(mark)).toEqual([])
  })

  test('without Java, Docker and endpoint it says in one sentence what to do', async () => {
    const env = { PATH: '/nowhere', JAVA_HOME: '', DYNAMODB_ENDPOINT: '' }
    const failure = await run(process.execPath, ['dist/main.js'], `${ROOT}examples/shop`, env).catch(String)
    expect(failure).toMatch(/Java 17/)
    expect(failure).toMatch(/DYNAMODB_ENDPOINT/)
    expect(failure).not.toMatch(/ at .*\.js:\d+/)
  })
})
