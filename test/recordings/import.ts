import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { folder, readRecordings } from './recording.ts'
import { readThreads, sortThreads } from './threads.ts'

/**
 * Writes the fixtures from the research notes: `npm run recordings`, or `npx tsx test/recordings/import.ts FILE`.
 * Fixtures that were added by hand stay as they are.
 */

const file = process.argv[2]
const threads = readThreads(file === undefined ? undefined : [file])
if (threads === undefined) throw new Error(`There are no research notes${file ? ` at ${file}` : ''}.`)

const fileOf = ({ area, id }: { readonly area: string; readonly id: string }): URL =>
  new URL(`${area}/${id}.json`, folder)

const write = (url: URL, value: unknown): void => {
  mkdirSync(new URL('.', url), { recursive: true })
  writeFileSync(url, `${JSON.stringify(value, null, 2)}\n`)
}

const { recordings, unusable } = sortThreads(threads)
const ours = new Set(threads.map(({ id }) => id))
for (const stored of readRecordings()) if (ours.has(stored.id)) rmSync(fileOf(stored))
for (const recording of recordings) write(fileOf(recording), recording)
write(new URL('unusable.json', folder), unusable)
console.log(`${recordings.length} recordings written, ${unusable.length} records listed as unusable`)
