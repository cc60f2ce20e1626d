/** Bytes of a text in UTF-8, which is what the limits of DynamoDB count. Keys hold no lone surrogates. */
export function utf8Bytes(text: string): number {
  let bytes = text.length
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) continue
    // The second half of a surrogate pair brings a pair to four bytes: two units, and one more for each.
    bytes += unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 1 : 2
  }
  return bytes
}
