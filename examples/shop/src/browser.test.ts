import { connect } from '@keyprint/client'
import { describeWithDynamoDB, testTable } from '@keyprint/local/vitest'
import { beforeAll, expect, it } from 'vitest'
import { createApp } from './app.js'
import { shop } from './design.js'
import { listen } from './server/listen.js'
import { complaintsOf, follow, leastContrast, testBrowser } from './testing/browser.js'
import { examples, loadSome, shopData } from './testing/loaded-shop.js'

const PATTERNS = Object.keys(shop.accessPatterns)
const READABLE = 4.5

describeWithDynamoDB('in a browser', () => {
  const table = testTable(shop)
  const browser = testBrowser()
  const db = connect(shop, table)
  beforeAll(() => loadSome(db))

  /** A shop of which nothing has been called yet. */
  const newShop = () => listen(createApp({ db, examples }), { hostname: '127.0.0.1', port: 0 })

  it.each(['light', 'dark'] as const)(
    'every access pattern of the start page can be run and read, and shows its capacity then (%s)',
    async (colorScheme) => {
      await using server = await newShop()
      const page = await browser().newPage({ colorScheme })
      const complaints = complaintsOf(page)
      const capacity = (name: string) => page.locator(`#${name} .capacity`)

      await page.goto(server.url)
      expect(await page.locator('.card').count()).toBe(PATTERNS.length)
      expect(await leastContrast(page)).toBeGreaterThan(READABLE)
      for (const name of PATTERNS) {
        expect(await capacity(name).textContent()).toBe('not called yet')
        await follow(page, page.getByRole('link', { name: `Run ${name}` }))

        expect(await page.locator('h1').textContent()).toBe(name)
        expect(await page.locator('.call .capacity').textContent()).toMatch(/^[\d.]+ RCU in 1 request$/)
        const result = page.getByRole('region', { name: 'Result' })
        expect(await result.locator('.fields, tbody tr').count()).toBeGreaterThan(0)
        expect(await leastContrast(page)).toBeGreaterThan(READABLE)

        await follow(page, page.getByRole('link', { name: 'Access patterns' }))
        expect(await capacity(name).textContent()).toMatch(/^[\d.]+ RCU in 1 request$/)
      }
      expect(complaints).toEqual([])
      await page.close()
    },
  )

  it('is dark where people like it dark', async () => {
    await using server = await newShop()
    const background = async (colorScheme: 'light' | 'dark') => {
      const page = await browser().newPage({ colorScheme })
      await page.goto(server.url)
      return page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    }

    expect(await background('light')).toBe('rgb(246, 247, 249)')
    expect(await background('dark')).toBe('rgb(18, 21, 28)')
  })

  it('can be used with the keyboard alone', async () => {
    await using server = await newShop()
    const page = await browser().newPage()
    await page.goto(server.url)

    await page.keyboard.press('Tab')
    expect(await page.locator(':focus').textContent()).toBe('Skip to content')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await page.locator(':focus').getAttribute('aria-label')).toBe(`Run ${PATTERNS[0]}`)
    await page.keyboard.press('Enter')
    await page.waitForURL(/cart$/)

    expect(await page.locator('h1').textContent()).toBe(PATTERNS[0])
  })

  it('fits on a phone', async () => {
    await using server = await newShop()
    const page = await browser().newPage({ viewport: { width: 360, height: 740 } })

    for (const path of ['/', '/orders?status=placed&limit=10', '/orders?status=nothing']) {
      await page.goto(server.url + path)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
    }
  })

  it('leads through all pages of a list', async () => {
    await using server = await newShop()
    const page = await browser().newPage()
    await page.goto(`${server.url}/orders?status=placed&limit=10`)

    const seen = new Set<string>()
    for (;;) {
      for (const id of await page.locator('tbody tr td:nth-child(2)').allTextContents()) seen.add(id)
      const next = page.getByRole('link', { name: 'Next page' })
      if ((await next.count()) === 0) break
      await follow(page, next)
    }

    const placed = shopData.orders.filter(({ status }) => status === 'placed')
    expect([...seen].filter((id) => id.length === 26)).toHaveLength(placed.length)
  })
})
