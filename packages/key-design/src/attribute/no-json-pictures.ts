/** Stands for `json-pictures` in bundles that are made for production: a function that runs shows its design to nobody. */
function nothing(): undefined {}

export { nothing as pictureOfConstant, nothing as pictureOfSchema }
