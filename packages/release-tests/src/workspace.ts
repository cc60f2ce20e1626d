import { fileURLToPath } from 'node:url'

/** Folder of the repository. */
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

/** The packages that are published, by their folder. */
export const PUBLISHED = ['key-design', 'client', 'local'] as const
