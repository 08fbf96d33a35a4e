import { existsSync, readFileSync } from 'node:fs'
import type { OpenApiDocument } from '../../contracts/openapi.ts'
import { sharedPath } from '../shared.ts'

export const officialPath = (name = 'open-api.json'): string => sharedPath(`spec/official/${name}`)

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
