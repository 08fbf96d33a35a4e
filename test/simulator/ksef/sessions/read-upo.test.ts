import { expect, test } from 'vitest'
import { simulated } from '../../simulated.ts'
import { fillSession, ksefNumberOf } from './filled-session.ts'

/** The pages of the UPO of a session with more invoices than a page has. */

const nip = '5265877635'
const total = 10_001

const filled = async () => {
  const { runtime, simulator, signedIn } = simulated()
  const session = await signedIn(nip)
  const referenceNumber = await fillSession({ simulator, session, now: runtime.now() }, nip, total)
  return { session, referenceNumber }
}

test('ten thousand and one invoices are two pages, the first full', async () => {
  const { session, referenceNumber } = await filled()
  const { upo, successfulInvoiceCount } = await session.sessions.status({ params: { referenceNumber } })
  expect(successfulInvoiceCount).toBe(total)
  const pages = await Promise.all(
    upo!.pages.map(async ({ referenceNumber: upoReferenceNumber }) => {
      const { xml } = await session.sessions.upo({ params: { referenceNumber, upoReferenceNumber } })
      return new TextDecoder().decode(xml)
    }),
  )
  const elements = (xml: string, name: string) =>
    Array.from(xml.matchAll(new RegExp(`<${name}>([^<]*)<`, 'g')), ([, text]) => text)
  expect(pages.map(xml => elements(xml, 'NumerKSeFDokumentu').length)).toEqual([10_000, 1])
  expect(elements(pages[0]!, 'NumerKSeFDokumentu')[0]).toBe(ksefNumberOf(nip, 1))
  expect(elements(pages[1]!, 'NumerKSeFDokumentu')).toEqual([ksefNumberOf(nip, total)])
  const described = (xml: string) =>
    ['Strona', 'LiczbaStron', 'ZakresDokumentowOd', 'ZakresDokumentowDo', 'CalkowitaLiczbaDokumentow'].map(
      name => elements(xml, name)[0],
    )
  expect(pages.map(described)).toEqual([
    ['1', '2', '1', '10000', '10001'],
    ['2', '2', '10001', '10001', '10001'],
  ])
})
