import { expect, it } from 'vitest'
import { isoDate, isoText } from './iso-date.js'

it.each(['0000-01-01T00:00:00.000Z', '2024-02-29T23:59:59.999Z', '9999-12-31T23:59:59.999Z'])(
  'reads %s back',
  (text) => {
    expect(isoText(isoDate(text))).toBe(text)
  },
)

it.each([
  '2026-02-29T00:00:00.000Z',
  '2026-02-30T00:00:00.000Z',
  '2026-04-31T12:00:00.000Z',
  '2026-01-00T00:00:00.000Z',
  '2026-01-32T00:00:00.000Z',
  '2026-00-10T00:00:00.000Z',
  '2026-13-10T00:00:00.000Z',
  '2026-11-21T24:00:00.000Z',
  '2026-11-21T23:60:00.000Z',
  '2026-11-21T23:59:60.000Z',
  '2026-11-21T02:46:54.123',
  '2026-11-21T02:46:54Z',
  '+002026-11-21T02:46:54.123Z',
  '2026-11-21t02:46:54.123z',
  '2026-11-21',
  '',
])('does not take %j for a moment that it has written', (text) => {
  expect(isoDate(text)).toBeUndefined()
})

it('knows every day there is, and no other', () => {
  const two = (number: number) => String(number).padStart(2, '0')
  for (const year of ['1900', '2000', '2023', '2024'])
    for (let month = 0; month <= 13; month++)
      for (let day = 0; day <= 32; day++) {
        const text = `${year}-${two(month)}-${two(day)}T02:46:54.123Z`
        const date = new Date(Date.UTC(Number(year), month - 1, day, 2, 46, 54, 123))
        expect(isoDate(text), text).toEqual(date.toISOString() === text ? date : undefined)
      }
})
