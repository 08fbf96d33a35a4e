import { readFileSync } from 'node:fs'

/** A text in the invoice and what stands in its place. */
export type Change = readonly [from: string | RegExp, to: string]

/** An FA(3) invoice that keeps its schema, changed. */
export const invoice = (...changes: readonly Change[]): string =>
  changes.reduce(
    (text, [from, to]) => {
      const changed = text.replace(from, () => to)
      if (changed === text) throw new Error(`The invoice has no ${from}.`)
      return changed
    },
    readFileSync(new URL('../../../../fixtures/invoices/fa3.xml', import.meta.url), 'utf8'),
  )

/** The same invoice with so many lines: 1,000 are some 250 KB. */
export const longInvoice = (lines: number, ...changes: readonly Change[]): string => {
  const [line = ''] = /^ *<FaWiersz>[\s\S]*<\/FaWiersz>\n/m.exec(invoice()) ?? []
  return invoice(...changes).replace(
    /^ *<FaWiersz>[\s\S]*<\/FaWiersz>\n/m,
    Array.from({ length: lines }, (_, at) => line.replace('<NrWierszaFa>1<', `<NrWierszaFa>${at + 1}<`)).join(''),
  )
}

export const fa3 = { systemCode: 'FA (3)', schemaVersion: '1-0E', value: 'FA' } as const
