import { readFileSync } from 'node:fs'
import {
  type ErrorDetail,
  XmlDocument,
  XmlParseError,
  XmlValidateError,
  XsdValidator,
  xmlRegisterInputProvider,
} from 'libxml2-wasm'
import { type FormCode, formCodes } from '../../../contracts/ksef/form-codes.ts'
import { formName, schemaFileOf } from './schema-files.ts'
import { readingReason, schemaPaths } from './schema-source.ts'

/** A schema as it is used: compiled, and by name for whoever wants to read it. */
export interface InvoiceSchema {
  readonly validator: XsdValidator
  /** The file that the schema begins with. */
  readonly file: string
  /** The text of a file of the schema by its name or any address that ends in it. */
  read(location: string): Buffer | undefined
}

interface Serving {
  readonly paths: ReadonlyMap<string, string>
  /** Why files that were asked for could not be served, in sentences. */
  readonly lacks: string[]
}

/** What is being compiled: only then, and only from it, files are served to libxml2. */
let serving: Serving | undefined
const opened = new Map<number, { readonly octets: Buffer; at: number }>()
let lastHandle = 0

const lastSegment = (location: string): string => location.slice(location.lastIndexOf('/') + 1)

/** Schemas import each other by addresses on the net and by relative paths: both end in a name that we know. */
const provider = {
  match: (location: string) => {
    const name = lastSegment(location)
    const served = serving?.paths.has(name) ?? false
    if (!served) serving?.lacks.push(`${name}, which it is made of, is not there.`)
    return served
  },
  open: (location: string) => {
    const octets = octetsOf(serving?.paths.get(lastSegment(location)))
    if (octets === undefined) return undefined
    lastHandle += 1
    opened.set(lastHandle, { octets, at: 0 })
    return lastHandle
  },
  read: (handle: number, into: Uint8Array) => {
    const file = opened.get(handle)
    if (file === undefined) return -1
    const part = file.octets.subarray(file.at, file.at + into.byteLength)
    into.set(part)
    file.at += part.byteLength
    return part.byteLength
  },
  close: (handle: number) => opened.delete(handle),
}

/** Nothing is thrown through libxml2, which is not made for it. */
const octetsOf = (path: string | undefined): Buffer | undefined => {
  try {
    return path === undefined ? undefined : readFileSync(path)
  } catch (error) {
    serving?.lacks.push(readingReason(error, path ?? ''))
    return undefined
  }
}

/** Once for the process: libxml2 asks every provider about every file. */
const provide = (() => {
  let registered = false
  return () => {
    if (!registered) registered = xmlRegisterInputProvider(provider)
  }
})()

const compile = (file: string, served: Serving): XsdValidator => {
  provide()
  const document = XmlDocument.fromBuffer(readFileSync(served.paths.get(file)!), { url: file })
  serving = served
  try {
    return XsdValidator.fromDoc(document)
  } finally {
    serving = undefined
    document.dispose()
  }
}

const placeOf = ({ file, line }: ErrorDetail, { paths }: Serving): string =>
  file === undefined ? '' : `${paths.get(lastSegment(file)) ?? file}, line ${line}: `

/** Why a schema does not compile: a file that is not there says more than what libxml2 misses in consequence. */
const reasonOf = (error: unknown, served: Serving): string => {
  const [lack] = served.lacks
  if (lack !== undefined) return lack
  if (error instanceof XmlParseError || error instanceof XmlValidateError) {
    const [detail] = error.details
    if (detail !== undefined) return `${placeOf(detail, served)}${detail.message.trim()}`
  }
  return readingReason(error, '')
}

/** The schema of a form that is there and does not compile: no fault of any invoice. */
const unusable = (form: FormCode, path: string, reason: string, cause: unknown): Error =>
  new Error(`The schema of ${formName(form)}, ${path}, cannot be used: ${reason}`, { cause })

const compiled = new Map<string, InvoiceSchema>()

/**
 * The schema of a form from a directory, compiled once (FA(3): 80 ms) and kept for the life of the process; undefined
 * when the directory has none for the form.
 * @throws Error that names the file when it does not compile.
 */
export const invoiceSchema = (directory: string, form: FormCode): InvoiceSchema | undefined => {
  const file = schemaFileOf(form)
  if (file === undefined) return undefined
  const key = `${directory}\n${file}`
  const known = compiled.get(key)
  if (known !== undefined) return known
  const paths = schemaPaths(directory)
  if (!paths.has(file)) return undefined
  const read = (location: string): Buffer | undefined => {
    const path = paths.get(lastSegment(location))
    return path === undefined ? undefined : readFileSync(path)
  }
  const served = { paths, lacks: [] }
  try {
    const schema = { validator: compile(file, served), file, read }
    compiled.set(key, schema)
    return schema
  } catch (error) {
    throw unusable(form, paths.get(file)!, reasonOf(error, served), error)
  }
}

/** Compiles the schema of every form that a directory has one for. @throws Error that names the first that does not. */
export const compileSchemas = (directory: string): void => {
  for (const form of formCodes) invoiceSchema(directory, form)
}
