const PERCENT = 100

/** Shows on a terminal how far a measurement is; says nothing where output is collected. */
export function progress(part: string): (share: number) => void {
  const { stderr } = process
  if (!stderr.isTTY) return () => {}
  return (share) => {
    stderr.write(`\r${part}: ${Math.floor(share * PERCENT)} %`)
    if (share >= 1) stderr.write('\r\x1b[K')
  }
}
