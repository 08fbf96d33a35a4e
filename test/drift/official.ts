import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { OpenApiDocument } from '../../contracts/openapi.ts'

/** The official documents. They are not part of this repository: they lie beside it, or where KSEF_SHARED says. */
const shared = process.env.KSEF_SHARED ?? fileURLToPath(new URL('../../../shared', import.meta.url))

export const officialPath = (name = 'open-api.json'): string => join(shared, 'spec/official', name)

export const readDocument = (path: string): OpenApiDocument => JSON.parse(readFileSync(path, 'utf8'))

/** An official document, or undefined where it is not at hand; it has to be in CI. */
export const officialDocument = (name?: string): OpenApiDocument | undefined => {
  const path = officialPath(name)
  if (existsSync(path)) return readDocument(path)
  if (process.env.CI) throw new Error(`${path} is not there: in CI the official document must be compared.`)
  console.warn(`\n!!! NOT COMPARED with KSeF's official document: ${path} is not there (set KSEF_SHARED).\n`)
  return undefined
}

/** E.g. 2.7.0. The official documents state it in their description. */
export const versionOf = ({ info }: OpenApiDocument): string =>
  [info.version, info.description].join(' ').match(/\d+\.\d+\.\d+/)?.[0] ?? info.version
