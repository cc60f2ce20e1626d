import { ValidationError } from '@keyprint/key-design'
import { conditionText } from '../expression/condition.js'
import type { FilterSupport } from '../operation/connection.js'

/** The text of a filter. */
export const filterText: FilterSupport = ({ name, entities: [only, ...others] }, filter, placeholders) => {
  if (only !== undefined && others.length === 0) return conditionText(only.entity, filter, placeholders)
  throw new ValidationError('reads several entities, which have no attributes in common', {
    entity: name,
    attribute: 'filter',
    remedy: 'query one entity, or filter what you get',
  })
}
