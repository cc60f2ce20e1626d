import { spread } from '../cpu/statistics.js'
import { type Compiler, compile, type Diagnostics } from './compile.js'
import { CALLS, type CallName, programText } from './program.js'
import { dynamooseProgram } from './programs/dynamoose.js'
import { electrodbProgram } from './programs/electrodb.js'
import { entityStoreProgram } from './programs/entity-store.js'
import { keyprintProgram } from './programs/keyprint.js'
import { onetableProgram } from './programs/onetable.js'
import { toolboxProgram } from './programs/toolbox.js'

export const PROGRAMS = {
  Keyprint: keyprintProgram,
  ElectroDB: electrodbProgram,
  'DynamoDB-Toolbox': toolboxProgram,
  OneTable: onetableProgram,
  'entity-store': entityStoreProgram,
  Dynamoose: dynamooseProgram,
} as const

export type TypedLibrary = keyof typeof PROGRAMS

/** What entities cost, without what the program costs that has none. */
export interface TypesFigure {
  readonly entities: number
  readonly instantiations: number
  readonly instantiationsPerEntity: number
  /** Seconds, the median of the rounds. */
  readonly checkTime: number
}

/** What one part of a program adds to each entity. */
export interface TypesPart {
  readonly name: string
  readonly instantiationsPerEntity: number
}

export interface TypesResult {
  readonly libraries: Readonly<Record<TypedLibrary, Readonly<Record<Compiler, readonly TypesFigure[]>>>>
  /** Keyprint's entities under TypeScript 5.9: what they cost without a call, and what each kind of call adds. */
  readonly breakdown: readonly TypesPart[]
}

const ENTITIES = [10, 100] as const

/** Shows whether the cost grows faster than the number of entities. */
const MANY_ENTITIES = 200

/** Instantiations are the same each time; times are not, on a machine that does other things too. */
const ROUNDS = 5

type Libraries = TypesResult['libraries']

const LIBRARIES = Object.keys(PROGRAMS) as readonly TypedLibrary[]

/** Figures of all libraries, which are checked in turn, round after round. */
export async function types(onProgress?: (share: number) => void): Promise<TypesResult> {
  let done = 0
  const onLibrary = () => onProgress?.(++done / (ROUNDS * LIBRARIES.length + 1))
  const rounds: Libraries[] = []
  for (let i = 0; i < ROUNDS; i++) rounds.push(await oneRound(onLibrary))
  const parts = await breakdown(ENTITIES[0])
  onLibrary()
  return { libraries: inTheMiddle(rounds), breakdown: parts }
}

async function oneRound(onLibrary: () => void): Promise<Libraries> {
  const figures: [TypedLibrary, Libraries[TypedLibrary]][] = []
  for (const library of LIBRARIES) {
    const of = { '5.9': await figuresOf('5.9', library), '7.0': await figuresOf('7.0', library) }
    figures.push([library, of])
    onLibrary()
  }
  return Object.fromEntries(figures) as Libraries
}

async function figuresOf(compiler: Compiler, library: TypedLibrary): Promise<readonly TypesFigure[]> {
  const figures: TypesFigure[] = []
  const sizes = library === 'Keyprint' ? [...ENTITIES, MANY_ENTITIES] : ENTITIES
  for (const entities of sizes) figures.push(await typesFigure(compiler, library, entities))
  return figures
}

/** The figures of the first round, with the median time of all of them. */
function inTheMiddle(rounds: readonly Libraries[]): Libraries {
  const times = (library: TypedLibrary, compiler: Compiler, i: number) =>
    rounds.map((round) => round[library][compiler][i]?.checkTime ?? Number.NaN)
  const figures = LIBRARIES.map((library) => {
    const of = (compiler: Compiler) =>
      rounds[0]?.[library][compiler].map((figure, i) => ({
        ...figure,
        checkTime: spread(times(library, compiler, i)).median,
      }))
    return [library, { '5.9': of('5.9'), '7.0': of('7.0') }]
  })
  return Object.fromEntries(figures) as Libraries
}

/** Kinds of calls are added one after the other: each may use types that an earlier one has paid for. */
async function breakdown(entities: number): Promise<readonly TypesPart[]> {
  const parts: TypesPart[] = []
  let before = 0
  for (let calls = 0; calls <= CALLS.length; calls++) {
    const figure = await typesFigure('5.9', 'Keyprint', entities, CALLS.slice(0, calls))
    const added = figure.instantiationsPerEntity - before
    parts.push({ name: calls === 0 ? 'definition' : `+ ${CALLS[calls - 1]}`, instantiationsPerEntity: added })
    before = figure.instantiationsPerEntity
  }
  return parts
}

/** What entities of a library cost under a compiler, with these calls on each of them. */
export async function typesFigure(
  compiler: Compiler,
  library: TypedLibrary,
  entities: number,
  calls: readonly CallName[] = CALLS,
): Promise<TypesFigure> {
  const without = await withoutEntities(compiler, library)
  return figureOf(entities, await compile(compiler, programText(PROGRAMS[library], entities, calls)), without)
}

const baselines = new Map<string, Promise<Diagnostics>>()

function withoutEntities(compiler: Compiler, library: TypedLibrary): Promise<Diagnostics> {
  const key = `${compiler} ${library}`
  const known = baselines.get(key) ?? compile(compiler, programText(PROGRAMS[library], 0, []))
  baselines.set(key, known)
  return known
}

function figureOf(entities: number, all: Diagnostics, without: Diagnostics): TypesFigure {
  const instantiations = all.instantiations - without.instantiations
  return {
    entities,
    instantiations,
    instantiationsPerEntity: Math.round(instantiations / entities),
    checkTime: Math.max(0, all.checkTime - without.checkTime),
  }
}
