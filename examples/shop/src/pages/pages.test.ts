import { describe, expect, it } from 'vitest'
import { shop } from '../design.js'
import { httpShop } from '../testing/http-shop.js'
import { aCustomer, anOrder } from '../testing/samples.js'

const { db, get } = httpShop()
const BROWSER = { Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' }

describe('the start page', () => {
  it('lists every access pattern of the design, with its key', async () => {
    const { status, headers, text } = await get('/')

    expect([status, headers.get('Content-Type')]).toEqual([200, 'text/html; charset=UTF-8'])
    for (const name of Object.keys(shop.accessPatterns)) expect(text).toContain(`<h2>${name}</h2>`)
    expect(text).toContain('<code>pk</code> = <code>CUSTOMER#<var>{customerId}</var></code>')
    expect(text.match(/not called yet/g)).toHaveLength(Object.keys(shop.accessPatterns).length)
  })

  it('shows addresses instead of links where there are no examples', async () => {
    const { text } = await get('/')

    expect(text).toContain('GET /customers/{customerId}')
    expect(text).not.toContain('href="/customers')
  })

  it('has a style and an icon', async () => {
    expect((await get('/style.css')).headers.get('Content-Type')).toBe('text/css; charset=UTF-8')
    expect((await get('/icon.svg')).headers.get('Content-Type')).toBe('image/svg+xml')
  })
})

describe('an answer of the API', () => {
  it('is JSON for programs and a page for browsers, and caches know the difference', async () => {
    await db.customer.create(aCustomer({ customerId: 'c1', name: 'Zoë' }))

    const json = await get('/customers/c1')
    const page = await get('/customers/c1', BROWSER)

    expect(json.body.name).toBe('Zoë')
    expect(page.headers.get('Content-Type')).toBe('text/html; charset=UTF-8')
    expect(page.text).toContain('<dt>name</dt><dd>Zoë</dd>')
    expect(page.text).toMatch(/<strong>0\.5 <abbr/)
    expect([json.headers.get('Vary'), page.headers.get('Vary')]).toEqual(['Accept', 'Accept'])
    expect(page.headers.get('ETag')).toBe('"1"')
  })

  it('escapes what customers write', async () => {
    const name = '<script>alert("1")</script>'
    await db.customer.create(aCustomer({ customerId: 'c2', name, city: "'&`" }))

    const { text } = await get('/customers/c2', BROWSER)

    expect(text).not.toContain('<script>')
    expect(text).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;')
  })

  it('escapes what is in the address', async () => {
    const { text } = await get(`/nothing/%3Cimg%20src=x%3E?'"%3E%3Cb%3E`, BROWSER)

    expect(text).not.toMatch(/<img src=x|<b>/)
  })

  it('has a table for a list, and a link to the next page', async () => {
    const orders = Array.from({ length: 3 }, () => anOrder({ customerId: 'c3' }))
    await db.batch.write((batch) => orders.map((order) => batch.order.put(order)))

    const { text } = await get('/customers/c3/orders?limit=2', BROWSER)

    expect(text.match(/<time /g)).toHaveLength(2)
    expect(text).toMatch(/<a class="next" rel="next" href="\/customers\/c3\/orders\?limit=2&amp;cursor=/)
    expect(text).toContain('€ 16.90')
  })

  it('is a page also when it is a problem', async () => {
    const { status, text } = await get('/customers/nobody', BROWSER)

    expect(status).toBe(404)
    expect(text).toContain('<dt>title</dt><dd>There is no such thing</dd>')
  })
})

it('shows on the start page what the last call of an access pattern took', async () => {
  await db.order.create(anOrder({ customerId: 'c4', status: 'cancelled' }))
  await get('/orders?status=cancelled')

  const { text } = await get('/')

  const card = text.slice(text.indexOf('id="ordersByStatus"'), text.indexOf('id="ordersOfCustomer"'))
  expect(card).toMatch(/<strong>0\.5 <abbr[^>]*>RCU<\/abbr><\/strong> in 1 request/)
})
