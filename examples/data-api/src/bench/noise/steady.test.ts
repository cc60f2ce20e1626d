import { expect, it } from 'vitest'
import { steadily } from './steady.js'

it('rejects when nobody listens, though requests fail while others are still to be sent', async () => {
  const shot = { url: 'http://127.0.0.1:1', token: 'token', body: {} }
  await expect(steadily(shot, 50, 0.2)).rejects.toThrow('ECONNREFUSED')
})
