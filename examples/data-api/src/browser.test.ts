import { describeWithDynamoDB } from '@keyprint/local/vitest'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { listen } from './server/listen.js'
import { complaintsOf, leastContrast, testBrowser } from './testing/browser.js'
import { type Caller, httpApi } from './testing/http-api.js'

const READABLE = 4.5

describeWithDynamoDB('the page of a tenant', () => {
  const api = httpApi()
  const browser = testBrowser()
  const serve = () => listen(api.app, { hostname: '127.0.0.1', port: 0 })

  async function withNotes(): Promise<Caller> {
    const tenant = await api.caller()
    for (const id of ['a', 'b'])
      for (const sk of ['note', 'note#more'])
        await tenant.call('put', { item: { pk: `${tenant.prefix}#note#${id}`, sk, text: `${id} ${sk}` } })
    return tenant
  }
  async function signIn(page: Page, url: string, { tenantId }: Caller): Promise<void> {
    await page.goto(url)
    await page.getByLabel('Token').fill(await (await api.issuer).token(tenantId))
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Partition keys' }).waitFor()
    // What it says of its first scan comes later, and would stand in the place of what is said next.
    await expect.poll(() => page.locator('#status').textContent()).not.toContain('Working')
  }
  const texts = (page: Page, list: string) => page.locator(`#${list} button`).allTextContents()

  it.each(['light', 'dark'] as const)(
    'shows, changes and deletes what is its own (%s)',
    async (colorScheme) => {
      await using server = await serve()
      const tenant = await withNotes()
      const page = await browser().newPage({ colorScheme })
      const complaints = complaintsOf(page)
      await signIn(page, server.url, tenant)
      const pk = `${tenant.prefix}#note#a`

      await page.getByRole('button', { name: pk }).click()
      await page.getByRole('button', { name: 'note#more', exact: true }).waitFor()
      expect(await texts(page, 'keys')).toEqual([pk, `${tenant.prefix}#note#b`])
      expect(await texts(page, 'items')).toEqual(['note', 'note#more'])

      await page.getByLabel('Sort key begins with').fill('note#')
      await page.keyboard.press('Enter')
      await expect.poll(() => texts(page, 'items')).toEqual(['note#more'])

      await page.getByRole('button', { name: 'note#more', exact: true }).click()
      expect(await leastContrast(page)).toBeGreaterThan(READABLE)
      await page.getByLabel('JSON').fill(JSON.stringify({ pk, sk: 'note#more', text: 'changed' }))
      await page.keyboard.press('Control+Enter')
      await page.getByText('Saved.').waitFor()
      const get = async () => (await tenant.call('get', { pk, sk: 'note#more' })).body.item
      expect((await get()).text).toBe('changed')

      await page.getByRole('button', { name: 'Delete', exact: true }).click()
      await page.getByRole('button', { name: 'Keep it' }).click()
      expect(await get()).not.toBeNull()
      await page.getByRole('button', { name: 'Delete', exact: true }).click()
      expect(await page.locator('#confirm-key').textContent()).toBe(`${pk} note#more`)
      await page.getByRole('button', { name: 'Delete it' }).click()
      await expect.poll(() => texts(page, 'items')).toEqual([])
      expect(await get()).toBeNull()
      expect(complaints).toEqual([])
      await page.close()
    },
  )

  it('makes a new item with the keyboard alone', async () => {
    await using server = await serve()
    const tenant = await api.caller()
    const page = await browser().newPage()
    await signIn(page, server.url, tenant)
    await page.getByLabel('Partition key', { exact: true }).focus()
    for (let i = 0; i < 4; i++) await page.keyboard.press('Tab')
    expect(await page.locator(':focus').textContent()).toBe('New item')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+a')
    await page.keyboard.insertText(JSON.stringify({ pk: `${tenant.prefix}#a#1`, sk: 'a' }))
    await page.keyboard.press('Control+Enter')
    await page.getByText('Saved.').waitFor()
    expect(await texts(page, 'keys')).toEqual([`${tenant.prefix}#a#1`])
    await page.close()
  })

  it('says what the API refuses, runs nothing of what is stored, and forgets a token', async () => {
    await using server = await serve()
    const tenant = await api.caller()
    const evil = '<img src=x onerror=document.title=1>'
    await tenant.call('put', { item: { pk: `${tenant.prefix}#${evil}`, sk: evil, evil } })
    const page = await browser().newPage()
    await signIn(page, server.url, tenant)
    await page.getByRole('button', { name: evil }).first().click()
    await page.getByRole('button', { name: evil, exact: true }).click()
    expect(await page.title()).toBe('Data')
    await page.getByLabel('JSON').fill('{"pk":"deploy#other#a","sk":"a"}')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('alert').getByText('does not begin with').waitFor()
    await page.getByRole('button', { name: 'Forget the token' }).click()
    expect(await page.getByLabel('Token').inputValue()).toBe('')
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
    expect(await page.content()).not.toContain(tenant.tenantId)
    await page.close()
  })

  it('keeps the digits of a number that JavaScript would round', async () => {
    await using server = await serve()
    const tenant = await api.caller()
    const { PutItemCommand } = await import('@aws-sdk/client-dynamodb')
    const Item = { pk: { S: `${tenant.prefix}#big` }, sk: { S: 'big' }, n: { N: '12345678901234567890' } }
    await api.table.client.send(new PutItemCommand({ TableName: api.table.tableName, Item }))
    const page = await browser().newPage()
    await signIn(page, server.url, tenant)
    await page.getByLabel('Partition key', { exact: true }).fill(`${tenant.prefix}#big`)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'big', exact: true }).click()
    expect(await page.getByLabel('JSON').inputValue()).toContain('12345678901234567890')
    await page.close()
  })

  it('fits on a phone, and has the API to read', async () => {
    await using server = await serve()
    const page = await browser().newPage({ viewport: { width: 360, height: 740 } })
    const complaints = complaintsOf(page)
    await signIn(page, server.url, await withNotes())
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
    await page.getByRole('link', { name: 'The API' }).click()
    await page.getByRole('heading', { name: '/api/data/dynamodb/query' }).waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
    expect(await leastContrast(page)).toBeGreaterThan(READABLE)
    expect(complaints).toEqual([])
    await page.close()
  })
})
