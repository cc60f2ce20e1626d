import { mkdir, writeFile } from 'node:fs/promises'
import { generate } from './generate/generate.js'

const folder = new URL('../data/', import.meta.url)
await mkdir(folder, { recursive: true })
for (const [file, text] of Object.entries(generate())) {
  await writeFile(new URL(file, folder), text)
  console.log(`data/${file}: ${text.split('\n').length - 2} rows`)
}
