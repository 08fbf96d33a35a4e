import { readFileSync } from 'node:fs'
import { type ApiVersion, apiNames, apiVersions, newestApi } from '../../contracts/ksef/api-version.ts'
import type { OpenApiDocument } from '../../contracts/ksef/openapi.ts'
import { sharedFile, sharedPath } from '../shared.ts'

/** The official documents that are not named by their version. */
const named: Readonly<Record<string, string>> = { '2.7.0': 'open-api.json' }

/** What a version is held against. */
export const refereeOf = (version: ApiVersion): string =>
  named[apiVersions[version]] ?? `open-api-${apiVersions[version]}.json`

export const officialPath = (name = refereeOf(newestApi)): string => sharedPath(`spec/official/${name}`)

export const readDocument = (path: string): OpenApiDocument => JSON.parse(readFileSync(path, 'utf8'))

/** An official document, or undefined where it is not at hand; it has to be in CI. */
export const officialDocument = (name = refereeOf(newestApi)): OpenApiDocument | undefined => {
  const path = sharedFile(`spec/official/${name}`)
  return path === undefined ? undefined : readDocument(path)
}

/** Three numbers. The official documents state it in their description. */
export const numberOf = ({ info }: OpenApiDocument): string =>
  [info.version, info.description].join(' ').match(/\d+\.\d+\.\d+/)?.[0] ?? info.version

/** The version of ours that a document is of; undefined for one that is not declared. */
export const versionOf = (document: OpenApiDocument): ApiVersion | undefined =>
  apiNames.find(name => apiVersions[name] === numberOf(document))
