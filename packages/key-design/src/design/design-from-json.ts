import { isDesign, refuseWrongDesign } from '../check/check-design.js'
import { withKinds } from '../check/with-kinds.js'
import type { DesignSpec } from './design.js'

/**
 * A design that was written as JSON, such as the one that is deployed: for tools that compare designs, explain them or
 * make policies from them. Its keys can be made and parsed. A client needs the design that `defineDesign` returned, since
 * JSON holds no code of defaults and schemas.
 * @throws SyntaxError for a text that is no JSON, DesignError for a design that cannot work on DynamoDB.
 */
export function designFromJson(json: string): DesignSpec {
  const given = JSON.parse(json) as DesignSpec
  const design = isDesign(given) ? withKinds(given) : given
  refuseWrongDesign(design)
  return design
}
