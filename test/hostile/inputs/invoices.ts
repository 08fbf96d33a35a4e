import { faInvoice } from '../../../contracts/ksef/suite-invoices.ts'
import { type Hostile, madeAt, pumped, seller } from '../hostile.ts'

/** Documents that call themselves invoices: what a validator says of them repeats what stands in them. */

const mebi = 1024 * 1024
const good = faInvoice({ seller, number: 'FV/1' }, madeAt)

const changed = (from: string, to: string): string => {
  const after = good.replace(from, () => to)
  if (after === good) throw new Error(`nothing to change: ${from}`)
  return after
}

const attributes = (count: number): string => Array.from({ length: count }, (_, at) => `a${at}=""`).join(' ')

const document = (title: string, body: () => string, times: number, explains?: RegExp): Hostile => {
  let octets: Uint8Array | undefined
  return {
    title: `an invoice with ${title}`,
    asked: 'POST /acube/invoices/v3/validate',
    sent: ({ acubeToken }) => {
      octets ??= new TextEncoder().encode(body())
      return { bearer: acubeToken, headers: { 'Content-Type': 'application/xml' }, body: octets }
    },
    status: 422,
    ...(explains && { explains }),
    beside: 'invoice',
    times,
  }
}

export const inputs: readonly Hostile[] = [
  document('4 MB of white space before it', () => `<?xml version="1.0"?>${' '.repeat(4 * mebi)}<a/>`, 500),
  document('a million instructions before it', () => pumped(4 * mebi, '<?a?>', '', '<a/>'), 2000),
  document('an encoding of 4 MB', () => pumped(4 * mebi, 'x', '<?xml version="1.0" encoding="', '"?><a/>'), 500),
  document('a number of 1 MB of braces', () => changed('FV/1', '{'.repeat(mebi)), 500),
  document(
    'a number of 1 MB that looks like what a validator says',
    () => changed('FV/1', pumped(mebi, "[facet 'minLength']")),
    500,
  ),
  document(
    'an address of 1 MB of @',
    () => changed('<JST>', `<DaneKontaktowe><Email>${'@'.repeat(mebi)}</Email></DaneKontaktowe><JST>`),
    500,
  ),
  document('an amount of 4 MB', () => changed('<P_15>123', `<P_15>${'1'.repeat(4 * mebi)}`), 500),
  document('a hundred thousand attributes', () => changed('<Fa>', `<Fa ${attributes(100_000)}>`), 3000),
  document('nine thousand empty lines', () => changed('</Fa>', `${'<FaWiersz/>'.repeat(9000)}</Fa>`), 3000),
  {
    title: 'an invoice that KSeF rejects for values of 20 KB, of which it keeps what it says',
    asked: 'POST /v2/sessions/online/{session}/invoices',
    sent: ({ accessToken, encrypted }) => ({
      bearer: accessToken,
      json: encrypted(
        ['<P_2>FV/1', '<P_15>123', '<P_16>2', '<P_7>Usługa'].reduce(
          (text, from) => text.replace(from, () => from + 'x'.repeat(20_000)),
          good,
        ),
      ),
    }),
    status: 202,
    beside: 'invoice',
    times: 50,
    // Four messages of 5000 characters, the explanation and the record, two bytes a character.
    kept: 80_000,
  },
  document('elements in elements, two hundred deep', () => `${'<a>'.repeat(200)}${'</a>'.repeat(200)}`, 50),
]
