import {
  type DesignSpec,
  type EntitySpec,
  indexKeyRecipes,
  type KeyRecipes,
  type KeyTemplate,
  type Lead,
  MAX_SORT_KEY_BYTES,
  primaryKeyRecipes,
  utf8Bytes,
  ValidationError,
  type Values,
} from '@keyprint/key-design'
import type { AnyCollection, Collections } from '../collection/collection.js'
import { fieldAttribute } from '../design/document-design.js'
import { fieldValues, keyValues } from '../design/values.js'
import type { Address, ProviderQuery, Row } from '../provider/provider.js'

/** The texts of a key: what an entry is found by, and sorted by. */
export interface KeyText {
  readonly partition: string
  readonly sort: string
}

/** Part of a partition: the sort keys from one text to another, and where that is not a whole key what continues it. */
export interface KeyRange {
  readonly partition: string
  readonly from: Lead | undefined
  readonly to: Lead | undefined
}

/** Makes the same keys as DynamoDB has, so that order, limits and refusals are the same too. */
export class MemoryKeys {
  constructor(
    private readonly design: DesignSpec,
    private readonly collections: Collections,
  ) {}

  primary(tenant: string, address: Address): KeyText {
    return texts(this.recipes(address.collection), { tenant, ...keyValues(address) }) as KeyText
  }

  /** Keys in the indexes that the document is in. */
  inIndexes(tenant: string, address: Address, document: Row['document']): ReadonlyMap<string, KeyText> {
    const collection = this.collections[address.collection] as AnyCollection
    const values = { tenant, ...keyValues(address), ...fieldValues(collection, document) }
    const keys = Object.keys(collection.indexes).flatMap((index) => {
      const key = texts(this.recipes(address.collection, index), values)
      return key === undefined ? [] : [[index, key] as const]
    })
    return new Map(keys)
  }

  range(tenant: string, { collection, index, value, from, to }: ProviderQuery): KeyRange {
    const recipes = this.recipes(collection, index)
    const [partition, sort] = templates(recipes)
    if (index === undefined) {
      const lead = value === undefined ? undefined : leadOf(sort, { id: value })
      return { partition: partition.build({ tenant }) as string, from: lead, to: lead }
    }
    const spec = this.collections[collection]?.indexes[index] as AnyCollection['indexes'][string]
    const end = (one: unknown) =>
      one === undefined ? undefined : leadOf(sort, { [fieldAttribute(spec.sort?.field ?? '')]: one })
    return {
      partition: partition.build({ tenant, [fieldAttribute(spec.partition.field)]: value }) as string,
      from: end(from),
      to: end(to),
    }
  }

  private recipes(collection: string, index?: string): KeyRecipes {
    const { table, entities } = this.design
    const entity = entities[collection] as EntitySpec
    return index === undefined ? primaryKeyRecipes(table, entity) : indexKeyRecipes(table, entity, index)
  }
}

/** DynamoDB cannot be asked for what is larger than a sort key, though no document has it. */
function leadOf(sort: KeyTemplate, values: Values): Lead {
  const lead = sort.lead(values)
  const bytes = utf8Bytes(lead.text)
  if (bytes <= MAX_SORT_KEY_BYTES) return lead
  const attribute = Object.keys(values).join()
  throw new ValidationError(`makes a sort key of ${bytes} bytes, and ${MAX_SORT_KEY_BYTES} are possible`, {
    attribute,
  })
}

/** `undefined` where a part is missing. */
function texts(recipes: KeyRecipes, values: Values): KeyText | undefined {
  const [partition, sort] = templates(recipes).map((template) => template.build(values))
  return partition === undefined || sort === undefined ? undefined : { partition, sort }
}

const templates = ({ partition, sort }: KeyRecipes): readonly [KeyTemplate, KeyTemplate] => [
  partition[0]?.template as KeyTemplate,
  sort[0]?.template as KeyTemplate,
]

/** DynamoDB's order of texts: by their bytes in UTF-8. */
export const compareTexts = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))

export function isWithin({ partition, from, to }: KeyRange, { partition: own, sort }: KeyText): boolean {
  if (own !== partition || (from !== undefined && compareTexts(sort, from.text) < 0)) return false
  return to === undefined || compareTexts(sort, to.text) <= 0 || (!to.complete && sort.startsWith(to.text))
}
