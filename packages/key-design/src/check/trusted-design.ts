import type { DesignSpec } from '../design/design.js'

/**
 * Stands for `check-design` in bundles that are made for production: a design that was tested is not checked again each
 * time a function starts, and the checks need not be shipped.
 */
export function refuseWrongDesign(_design: DesignSpec): void {}
