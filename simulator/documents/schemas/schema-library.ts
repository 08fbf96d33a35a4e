import { readFileSync } from 'node:fs'
import { XmlParseError } from 'libxml2-wasm'
import { type FormCode, formCodes } from '../../../contracts/ksef/form-codes.ts'
import { readingReason } from '../system-error.ts'
import { withParsed } from '../xml/xml.ts'
import { openSchema, type Schema } from '../xsd/schema.ts'
import { formName, schemaFileOf } from './schema-files.ts'
import { schemaPaths } from './schema-source.ts'

/** The text of a file of a schema, which is well-formed. @throws Error that says what is wrong with the file. */
const textOf = (name: string, path: string | undefined): string => {
  if (path === undefined) throw new Error(`${name}, which it is made of, is not there.`)
  try {
    const octets = readFileSync(path)
    return withParsed(octets, () => octets.toString())
  } catch (error) {
    const [detail] = error instanceof XmlParseError ? error.details : []
    const reason = detail && `${path}, line ${detail.line}: ${detail.message.trim()}`
    throw new Error(reason ?? readingReason(error, path), { cause: error })
  }
}

/** The schema of a form that is there and cannot be read: no fault of any invoice. */
const unusable = (form: FormCode, path: string, cause: unknown): Error =>
  new Error(`The schema of ${formName(form)}, ${path}, cannot be used: ${(cause as Error).message}`, { cause })

const opened = new Map<string, Schema>()

/** The schema of a form and where it is, once it could be opened. */
const find = (directory: string, form: FormCode): { readonly schema: Schema; readonly path: string } | undefined => {
  const file = schemaFileOf(form)
  if (file === undefined) return undefined
  const key = `${directory}\n${file}`
  const known = opened.get(key)
  if (known !== undefined) return { schema: known, path: file }
  const paths = schemaPaths(directory)
  const path = paths.get(file)
  if (path === undefined) return undefined
  try {
    // Schemas import each other by addresses on the net and by relative paths: both end in a name that we know.
    const schema = openSchema(file, name => textOf(name, paths.get(name)))
    opened.set(key, schema)
    return { schema, path }
  } catch (error) {
    throw unusable(form, path, error)
  }
}

/**
 * The schema of a form from a directory, opened once and kept for the life of the process; undefined when the directory
 * has none for the form.
 * @throws Error that names the file when one is missing or cannot be read.
 */
export const invoiceSchema = (directory: string, form: FormCode): Schema | undefined => find(directory, form)?.schema

/** Reads all of the schemas of every form that a directory has one for. @throws Error that names the first that does not. */
export const compileSchemas = (directory: string): void => {
  for (const form of formCodes) {
    const found = find(directory, form)
    try {
      found?.schema.readAll()
    } catch (error) {
      throw unusable(form, found?.path ?? '', error)
    }
  }
}
