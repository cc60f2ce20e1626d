import { describe, expect, test } from 'vitest'
import { gone, newMark } from './processes.js'
import { printed, run, start } from './run.js'
import { ROOT } from './workspace.js'

const URL_PRINTED = /(http:\/\/(?:localhost|127\.0\.0\.1):\d+)/

describe('npm start, in the repository', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    '%s in the terminal ends it and leaves no process behind',
    async (signal) => {
      const { mark, env } = newMark()
      const running = start('npm', ['start'], ROOT, { ...env, PORT: '0' })
      const [url = ''] = await printed(running, URL_PRINTED)
      expect((await fetch(url)).status).toBe(200)
      process.kill(-(running.child.pid as number), signal)
      await running.ended
      expect(await gone(mark)).toEqual([])
    },
  )

  test('SIGTERM to npm alone, as a process manager sends it, ends everything too', async () => {
    const { mark, env } = newMark()
    const running = start('npm', ['start'], ROOT, { ...env, PORT: '0' })
    await printed(running, URL_PRINTED)
    running.child.kill('SIGTERM')
    await running.ended
    expect(await gone(mark)).toEqual([])
  })

  test('interrupted half-way, while it loads, it leaves no process behind', async () => {
    const { mark, env } = newMark()
    const running = start('npm', ['start'], ROOT, { ...env, PORT: '0' })
    await printed(running, /DynamoDB Local/)
    process.kill(-(running.child.pid as number), 'SIGINT')
    await running.ended
    expect(await gone(mark)).toEqual([])
  })

  test('killed, it leaves no process behind', async () => {
    const { mark, env } = newMark()
    const running = start('npm', ['start'], ROOT, { ...env, PORT: '0' })
    await printed(running, URL_PRINTED)
    process.kill(-(running.child.pid as number), 'SIGKILL')
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
