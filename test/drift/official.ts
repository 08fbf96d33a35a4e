import { readFileSync } from 'node:fs'
import { apiVersion } from '../../contracts/ksef/api-version.ts'
import type { OpenApiDocument } from '../../contracts/ksef/openapi.ts'
import { sharedFile, sharedPath } from '../shared.ts'

/** What the contracts are held against. */
const referee = `open-api-${apiVersion}.json`

export const officialPath = (name = referee): string => sharedPath(`spec/official/${name}`)

export const readDocument = (path: string): OpenApiDocument => JSON.parse(readFileSync(path, 'utf8'))

/** An official document, or undefined where it is not at hand; it has to be in CI. */
export const officialDocument = (name = referee): OpenApiDocument | undefined => {
  const path = sharedFile(`spec/official/${name}`)
  return path === undefined ? undefined : readDocument(path)
}

/** Three numbers. The official documents state it in their description. */
export const versionOf = ({ info }: OpenApiDocument): string =>
  [info.version, info.description].join(' ').match(/\d+\.\d+\.\d+/)?.[0] ?? info.version
