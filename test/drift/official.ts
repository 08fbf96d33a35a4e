import { readFileSync } from 'node:fs'
import type { OpenApiDocument } from '../../contracts/openapi.ts'
import { sharedFile, sharedPath } from '../shared.ts'

export const officialPath = (name = 'open-api.json'): string => sharedPath(`spec/official/${name}`)

export const readDocument = (path: string): OpenApiDocument => JSON.parse(readFileSync(path, 'utf8'))

/** An official document, or undefined where it is not at hand; it has to be in CI. */
export const officialDocument = (name = 'open-api.json'): OpenApiDocument | undefined => {
  const path = sharedFile(`spec/official/${name}`)
  return path === undefined ? undefined : readDocument(path)
}

/** E.g. 2.7.0. The official documents state it in their description. */
export const versionOf = ({ info }: OpenApiDocument): string =>
  [info.version, info.description].join(' ').match(/\d+\.\d+\.\d+/)?.[0] ?? info.version
