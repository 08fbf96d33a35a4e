import { existsSync } from 'node:fs'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { RecordedExchange } from './exchange.ts'

/**
 * Makes sure that nothing of an earlier recording stands beside the new one.
 * @param replace removes what is there; without it a folder that holds something is refused.
 */
export const prepareFolder = async (folder: string, replace: boolean): Promise<void> => {
  const old = existsSync(folder) ? (await readdir(folder, { recursive: true })).filter(it => it.endsWith('.json')) : []
  if (old.length > 0 && !replace)
    throw new Error(`${folder} holds ${old.length} JSON files already: name another folder, or add --replace.`)
  for (const file of old) await rm(join(folder, file))
}

/** Writes each as `<area>/<id>.json`. */
export const writeRecordings = async (folder: string, exchanges: readonly RecordedExchange[]): Promise<void> => {
  await mkdir(folder, { recursive: true })
  for (const exchange of exchanges) {
    const file = join(folder, exchange.area, `${exchange.id}.json`)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, `${JSON.stringify(exchange, null, 2)}\n`)
  }
}
