import type { ConfigurationProblem } from '../errors/invalid-configuration-error.js'
import type { Setting } from './setting-tree.js'

const NUMBER = /^\d{1,9}$/
const FLAGS: { readonly [text: string]: boolean } = { true: true, false: false }

/** Reads the settings of one section, and notes what is wrong with each. */
export class Section {
  readonly #known: string[] = []

  constructor(
    private readonly path: string,
    private readonly given: Setting | undefined,
    private readonly problems: ConfigurationProblem[],
  ) {}

  get isGiven(): boolean {
    return this.given !== undefined
  }

  problem(name: string, message: string): void {
    this.problems.push({ path: `${this.path}.${name}`, message })
  }

  text(name: string, pattern = /./, what = 'a text that is not empty'): string | undefined {
    const value = this.#value(name)
    if (value === undefined) return undefined
    if (typeof value === 'string' && pattern.test(value)) return value
    this.problem(name, `must be ${what}`)
    return undefined
  }

  required(name: string, pattern?: RegExp, what?: string): string | undefined {
    const text = this.text(name, pattern, what)
    if (this.#value(name) === undefined) this.problem(name, 'is missing')
    return text
  }

  flag(name: string, otherwise: boolean): boolean {
    const value = this.#value(name) ?? otherwise
    if (typeof value === 'boolean') return value
    const flag = typeof value === 'string' ? FLAGS[value.toLowerCase()] : undefined
    if (flag === undefined) this.problem(name, 'must be true or false')
    return flag ?? otherwise
  }

  count(name: string): number | undefined {
    const value = this.#value(name)
    if (value === undefined) return undefined
    if (NUMBER.test(String(value)) && Number(value) > 0) return Number(value)
    this.problem(name, 'must be a whole number from 1 on')
    return undefined
  }

  oneOf<Name extends string>(name: string, names: readonly Name[], otherwise: Name): Name {
    const value = this.#value(name)
    if (value === undefined) return otherwise
    const found = names.find((one) => one.toLowerCase() === String(value).toLowerCase())
    if (found === undefined) this.problem(name, `must be ${names.join(' or ')}`)
    return found ?? otherwise
  }

  section(name: string): Section {
    const given = this.#setting(name)
    const path = `${this.path}.${name}`
    if (given !== undefined && given.settings === undefined) this.problem(name, 'must be a section')
    return new Section(path, given, this.problems)
  }

  /** What was never asked for is a slip of the pen. */
  refuseOthers(): void {
    for (const { name } of this.given?.settings?.values() ?? [])
      if (!this.#known.includes(name.toLowerCase())) this.problem(name, 'is no setting of this store')
  }

  #value(name: string): unknown {
    const setting = this.#setting(name)
    if (setting?.settings !== undefined) return setting
    return setting?.value ?? undefined
  }

  #setting(name: string): Setting | undefined {
    this.#known.push(name.toLowerCase())
    return this.given?.settings?.get(name.toLowerCase())
  }
}
