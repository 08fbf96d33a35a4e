import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readingReason } from '../../documents/system-error.ts'
import type { RecordedExchange } from './exchange.ts'

const isExchange = (value: unknown): value is RecordedExchange =>
  typeof value === 'object' && value !== null && 'operation' in value && 'response' in value

const readJson = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new Error(cause instanceof SyntaxError ? `${path} is no JSON.` : readingReason(cause, path), { cause })
  }
}

/** Every recording in a folder and the folders in it; other JSON is passed over. */
export const readRecordings = (folder: string): readonly RecordedExchange[] => {
  if (!existsSync(folder)) throw new Error(`There is no folder ${folder}.`)
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter(file => file.endsWith('.json'))
    .sort()
    .map(file => readJson(join(folder, file)))
    .filter(isExchange)
}
