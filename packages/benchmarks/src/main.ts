import { bulk } from './bulk/bulk.js'
import { bundle } from './bundle/bundle.js'
import { coldStart } from './cold-start/cold-start.js'
import { cpu } from './cpu/cpu.js'
import { heap } from './cpu/heap.js'
import { DEFAULT_BULK_ROUNDS, DEFAULT_ROUNDS, type Options, optionsOf, type Part, USAGE } from './options.js'
import { bulkTable } from './report/bulk-table.js'
import { bundleTable } from './report/bundle-table.js'
import { coldStartTable } from './report/cold-start-table.js'
import { progress } from './report/progress.js'
import { ratioTable } from './report/ratio-table.js'
import { synthTable } from './report/synth-table.js'
import { typesTable } from './report/types-table.js'
import { writeResult } from './results.js'
import { synth } from './synth/synth.js'
import { types } from './types/types.js'

interface Measurement {
  readonly title: string
  /** The table, and what it was made from. */
  readonly measure: (options: Options) => Promise<{ readonly text: string; readonly result: unknown }>
}

const MEASUREMENTS: Readonly<Record<Part, Measurement>> = {
  cpu: {
    title: 'CPU of a call, stub transport',
    measure: async ({ rounds = DEFAULT_ROUNDS }) => {
      const result = await cpu('cpu', rounds, progress('cpu'))
      return { text: ratioTable(result, { name: 'µs', size: 1 }), result }
    },
  },
  loopback: {
    title: 'CPU of a call, HTTP over loopback, of the client alone',
    measure: async ({ rounds = DEFAULT_ROUNDS }) => {
      const result = await cpu('loopback', rounds, progress('loopback'))
      return { text: ratioTable(result, { name: 'µs', size: 1 }), result }
    },
  },
  heap: {
    title: 'Heap that a call allocates, stub transport',
    measure: async () => {
      const result = await heap(progress('heap'))
      return { text: ratioTable(result, { name: 'KB', size: 1024 }), result }
    },
  },
  bundle: {
    title: 'Bundle of a handler that gets, puts and queries one entity, SDK left out',
    measure: async () => {
      const result = await bundle()
      return { text: bundleTable(result), result }
    },
  },
  'cold-start': {
    title: 'Start of a handler with the SDK in its bundle, to the end of its first get',
    measure: async () => {
      const result = await coldStart(progress('cold-start'))
      return { text: coldStartTable(result), result }
    },
  },
  types: {
    title: 'Type-checking, entities of 15 attributes and two indexes, each kind of call on each of them',
    measure: async () => {
      const result = await types(progress('types'))
      return { text: typesTable(result), result }
    },
  },
  synth: {
    title: "Synthesis of the shop's stack",
    measure: async () => {
      const result = await synth(progress('synth'))
      return { text: synthTable(result), result }
    },
  },
  bulk: {
    title: 'Many items, written into DynamoDB Local and scanned',
    measure: async ({ rounds = DEFAULT_BULK_ROUNDS }) => {
      const result = await bulk(rounds, progress('bulk'))
      return { text: bulkTable(result), result }
    },
  },
}

async function run(options: Options): Promise<void> {
  for (const part of options.parts) {
    const { title, measure } = MEASUREMENTS[part]
    const { text, result } = await measure(options)
    const file = await writeResult(part, result)
    console.log(`\n${title} (${file})\n\n${text}`)
  }
}

function options(): Options | undefined {
  try {
    return optionsOf(process.argv.slice(2))
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`)
    process.exit(2)
  }
}

const given = options()
if (given === undefined) console.log(USAGE)
else await run(given)
