/**
 * Stands for `check-parts` in bundles that are made for production, as `trusted-design` does for `check-design`. A
 * function without a body, which bundlers take out wherever it is called.
 */
function trusted(): void {}

export {
  trusted as checkAttribute,
  trusted as checkDigits,
  trusted as checkHole,
  trusted as checkIndex,
  trusted as checkIndexNames,
  trusted as checkKind,
  trusted as checkManaged,
  trusted as checkSegments,
}
