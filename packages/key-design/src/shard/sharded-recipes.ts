import * as plain from '../key/key-recipe.js'
import { withShards } from './with-shards.js'

/**
 * The recipes for everyone but the client, which makes shards only where its bundle has them: see `withShards`. What
 * they do is said beside the plain ones.
 */
export const keyRecipe: typeof plain.keyRecipe = (table, entity, ...more) =>
  plain.keyRecipe(table, withShards(entity), ...more)

/** How an entity's primary key is made, or that of one of its guard items. */
export const primaryKeyRecipes: typeof plain.primaryKeyRecipes = (table, entity, key = entity.key) =>
  plain.primaryKeyRecipes(table, withShards(entity), key)

/** How an entity's keys in one of its indexes are made; `name` is the entity's name of the index. */
export const indexKeyRecipes: typeof plain.indexKeyRecipes = (table, entity, name) =>
  plain.indexKeyRecipes(table, withShards(entity), name)
