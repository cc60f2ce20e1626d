import type { Customer } from '../../src/design.js'
import { cities, firstNames, lastNames } from './names.js'
import type { Random } from './random.js'

export const CUSTOMERS = 500

/** Domains that RFC 2606 keeps for examples: nobody gets mail by mistake. */
const DOMAINS = ['example.com', 'example.net', 'example.org']
const FIRST_DAY = Date.UTC(2023, 2, 1)
const LAST_DAY = Date.UTC(2026, 8, 30)

export type GeneratedCustomer = Omit<Customer, 'orderCount' | 'version'>

/** Customers in order of their registration. */
export function generateCustomers(random: Random): GeneratedCustomer[] {
  const times = Array.from({ length: CUSTOMERS }, () => random.integer(FIRST_DAY, LAST_DAY)).sort(
    (a, b) => a - b,
  )
  const taken = new Set<string>()
  return times.map((time, i) => {
    const [first, last] = [random.pick(firstNames), random.pick(lastNames)]
    return {
      customerId: `C${String(i + 1).padStart(4, '0')}`,
      email: freeEmail(`${ascii(first)}.${ascii(last)}`, random.pick(DOMAINS), taken),
      name: `${first} ${last}`,
      city: random.weighted(cities),
      tier: random.weighted([
        ['free', 4],
        ['plus', 1],
      ]),
      createdAt: new Date(time),
    }
  })
}

function freeEmail(local: string, domain: string, taken: Set<string>): string {
  for (let number = 1; ; number++) {
    const email = `${local}${number === 1 ? '' : number}@${domain}`
    if (taken.has(email)) continue
    taken.add(email)
    return email
  }
}

const SPECIAL: { readonly [letter: string]: string } = { ł: 'l', ø: 'o', ı: 'i', ö: 'oe', ü: 'ue' }

function ascii(name: string): string {
  return name
    .toLowerCase()
    .replace(/[łøıöü]/g, (letter) => SPECIAL[letter] ?? '')
    .normalize('NFD')
    .replace(/[^a-z]/g, '')
}
