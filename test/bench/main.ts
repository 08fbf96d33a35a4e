import { readFile, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { growthPicture, growthTable, linesOf, pageWith } from './growth.ts'
import { installPackage, uninstallPackage } from './installed.ts'
import { type Effort, type Measurement, misses, type Result } from './measurement.ts'
import { dataFile } from './measurements/data-file.ts'
import { database } from './measurements/database.ts'
import { inProcess } from './measurements/in-process.ts'
import { invoices } from './measurements/invoices.ts'
import { memory } from './measurements/memory.ts'
import { packages } from './measurements/packages.ts'
import { permissionLists } from './measurements/permission-lists.ts'
import { requests } from './measurements/requests.ts'
import { scale } from './measurements/scale.ts'
import { signIns } from './measurements/sign-ins.ts'
import { stamps } from './measurements/stamps.ts'
import { start } from './measurements/start.ts'
import { tokenList } from './measurements/token-list.ts'
import { vitest } from './measurements/vitest.ts'
import { worlds } from './measurements/worlds.ts'
import { tableOf } from './table.ts'

/**
 * `npm run bench [-- --only NAME] [--quick] [--check] [--write]`: the aims of decisions/performance.md, measured on this machine.
 * With `--check` it fails when a row misses its pass by more than a tenth; with `--write` it writes what grows with the counts
 * into docs/performance.md and its picture.
 */
const measurements: readonly Measurement[] = [
  start,
  requests,
  signIns,
  stamps,
  tokenList,
  permissionLists,
  invoices,
  packages,
  scale,
  memory,
  inProcess,
  worlds,
  database,
  dataFile,
  vitest,
]

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    quick: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
})
const names = measurements.map(({ name }) => name)
const unknown = values.only?.find(name => !names.includes(name))
if (unknown !== undefined) throw new Error(`--only knows ${names.join(', ')}; not ${unknown}`)

/** Those whose rows are points of a line. */
const growing = [tokenList, permissionLists, scale].map(({ name }) => name)
const left = values.only && growing.find(name => !values.only!.includes(name))
if (values.write && left !== undefined) throw new Error(`--write needs ${growing.join(', ')}; not measured: ${left}`)

const effort: Effort = values.quick ? { rounds: 5, warmUps: 2, share: 0.3 } : { rounds: 15, warmUps: 5, share: 1 }
process.stdout.write(`Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model}; ratios of medians\n\n`)

const docs = new URL('../../docs/', import.meta.url)
const writeGrowth = async (results: readonly Result[]): Promise<void> => {
  const lines = linesOf(results)
  const page = new URL('performance.md', docs)
  await writeFile(page, pageWith(await readFile(page, 'utf8'), growthTable(lines)))
  await writeFile(new URL('performance.svg', docs), growthPicture(lines))
}

const folder = await installPackage()
try {
  const results: Result[] = []
  for (const { name, measure } of measurements) {
    if (values.only && !values.only.includes(name)) continue
    process.stderr.write(`${name} …\n`)
    try {
      results.push(...(await measure(effort)))
    } catch (error) {
      // The others are worth seeing all the same.
      console.error(error)
      process.exitCode = 1
    }
  }
  process.stdout.write(`${tableOf(results)}\n`)
  const missed = results.filter(misses)
  if (values.check && missed.length > 0) {
    process.stderr.write(
      `missed by more than a tenth: ${missed.map(({ aim, unit }) => `${aim} (${unit})`).join('; ')}\n`,
    )
    process.exitCode = 1
  }
  if (values.write) await writeGrowth(results)
} finally {
  await uninstallPackage(folder)
}
