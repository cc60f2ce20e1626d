import type { Compiler } from '../types/compile.js'
import type { TypesFigure, TypesResult } from '../types/types.js'
import { table } from './table.js'

/** Instantiations and time to check, and what of Keyprint's entities costs how much. */
export function typesTable({ libraries, breakdown }: TypesResult): string {
  const rows = Object.entries(libraries).flatMap(([library, compilers]) =>
    Object.entries(compilers).flatMap(([compiler, figures]) =>
      figures.map((figure) => row(library, compiler as Compiler, figure)),
    ),
  )
  const header = ['library', 'TypeScript', 'entities', 'instantiations', 'an entity', 'check time, s']
  const parts = breakdown.map(({ name, instantiationsPerEntity }) => [name, String(instantiationsPerEntity)])
  const breakdownTable = table(["of Keyprint's entities", 'instantiations an entity'], parts)
  return `${table(header, rows)}\n\n${breakdownTable}`
}

const row = (library: string, compiler: Compiler, figure: TypesFigure): readonly string[] => [
  library,
  compiler,
  String(figure.entities),
  figure.instantiations.toLocaleString('en'),
  figure.instantiationsPerEntity.toLocaleString('en'),
  figure.checkTime.toFixed(2),
]
