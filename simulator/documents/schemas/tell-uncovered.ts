import type { FormCode } from '../../../contracts/ksef/form-codes.ts'
import type { Told } from '../../../contracts/told.ts'
import type { Log } from '../../http/log.ts'
import { why } from './explanations.ts'
import { formName } from './schema-files.ts'
import { describeSchemas, isWhole, type SchemaSource } from './schema-source.ts'

/** What stands beside the answer to an invoice that no schema has judged. */
export const unjudged = (form: FormCode): Told => why('noSchema', { form: formName(form) })

let warned = false

/**
 * Says that some forms have no schema: once for each simulator in its log, once for the process on stderr, where Node's
 * own options silence it (`--disable-warning=KsefSimulatorWarning`).
 */
export const tellUncovered = (source: SchemaSource, log: Log): void => {
  if (isWhole(source)) return
  const text = `Invoices are ${describeSchemas(source)}.`
  log.info({}, text)
  if (!warned) process.emitWarning(text, 'KsefSimulatorWarning')
  warned = true
}
