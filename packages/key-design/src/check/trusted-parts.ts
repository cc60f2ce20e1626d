/**
 * Stands for `check-parts` in bundles that are made for production, as `trusted-design` does for `check-design`. A
 * function without a body, which bundlers take out wherever it is called.
 */
function trusted(): void {}

export {
  trusted as checkAttribute,
  trusted as checkCompute,
  trusted as checkDesignInput,
  trusted as checkDigits,
  trusted as checkEntityInput,
  trusted as checkFormat,
  trusted as checkHole,
  trusted as checkIndex,
  trusted as checkIndexNames,
  trusted as checkKind,
  trusted as checkLiteral,
  trusted as checkManaged,
  trusted as checkNamed,
  trusted as checkOptions,
  trusted as checkSchema,
  trusted as checkSegments,
  trusted as checkSources,
  trusted as checkStoredAs,
  trusted as checkTableInput,
  trusted as checkValues,
}
