import { describe, expect, it } from 'vitest'
import { examples, shopData } from '../testing/loaded-shop.js'
import { examplesFrom } from './examples.js'

describe('the links of the start page lead', () => {
  it('to a customer with a cart and orders', () => {
    const { customerId, orderId } = examples

    expect(shopData.carts.some((cart) => cart.customerId === customerId)).toBe(true)
    expect(shopData.orders.find((order) => order.orderId === orderId)).toMatchObject({ customerId })
  })

  it('somewhere, where there are no carts', () => {
    const { customerId, orderId, sku, ...others } = examplesFrom({ ...shopData, carts: [] }) ?? {}

    expect(shopData.orders.find((order) => order.orderId === orderId)).toMatchObject({ customerId })
    expect(shopData.products.some((product) => product.sku === sku)).toBe(true)
    expect(Object.values(others)).not.toContain('')
  })

  it('somewhere, where there are no orders', () => {
    const { sku, category } = examplesFrom({ ...shopData, orders: [] }) ?? {}

    expect(shopData.products.find((product) => product.sku === sku)).toMatchObject({ category })
  })

  it('nowhere, where there are no customers or no products', () => {
    const empty = { customers: [], products: [], orders: [], carts: [] }

    expect(examplesFrom(empty)).toBeUndefined()
    expect(examplesFrom({ ...empty, customers: shopData.customers })).toBeUndefined()
  })
})
