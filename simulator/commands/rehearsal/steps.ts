import { createHash } from 'node:crypto'
import { certificateLink, enrollCertificate, invoiceLink, qrCodePng, sendInvoice } from '../../../client/index.ts'
import { certificatePageTexts, invoicePageTexts } from '../../../contracts/ksef/qr/texts.ts'
import { type Firm, invoiceOf, nip } from './firm.ts'

/** One step of the rehearsal: it does something and says what came of it, and throws where that is not what must be. */
export interface RehearsalStep {
  readonly id: string
  readonly title: string
  run(firm: Firm): Promise<string>
}

const must = (holds: boolean, sentence: string): void => {
  if (!holds) throw new Error(sentence)
}

/** Days of the rehearsal: the official example of the deadlines, with its days of the week. */
export const begins = Date.parse('2026-09-09T08:00:00+02:00')
const issued = '2026-09-10'
const until = (firm: Firm, instant: string): void => {
  const wait = Date.parse(instant) - firm.runtime.now()
  if (wait > 0) firm.runtime.advance(wait)
}

const document = (firm: Firm, name: string): string => {
  const xml = firm.documents.get(name)
  if (xml === undefined) throw new Error(`${name} was not issued.`)
  return xml
}

const linkOf = (firm: Firm, name: string): Promise<string> =>
  invoiceLink({ site: firm.origin, sellerNip: nip, issueDate: issued, xml: document(firm, name) })

const secondLinkOf = (firm: Firm, name: string): Promise<string> => {
  if (firm.certificate === undefined) throw new Error('The firm has no Offline certificate.')
  return certificateLink({
    site: firm.origin,
    sellerNip: nip,
    xml: document(firm, name),
    certificate: firm.certificate,
  })
}

const statusIs = async (firm: Firm, expected: string): Promise<void> => {
  const { status } = await firm.latarnia()
  must(status === expected, `Latarnia says ${status}, not ${expected}.`)
}

const send = async (firm: Firm, name: string, more: object = {}): Promise<string> => {
  const { ksefNumber } = await sendInvoice(await firm.session(), { xml: document(firm, name), ...more })
  firm.ksefNumbers.set(name, ksefNumber)
  return ksefNumber
}

export const steps: readonly RehearsalStep[] = [
  {
    id: 'well',
    title: 'All is well: the first invoice goes to KSeF at once',
    run: async firm => {
      await statusIs(firm, 'AVAILABLE')
      firm.documents.set('FV/1', invoiceOf('FV/1', '2026-09-09'))
      return `FV/1 is ${await send(firm, 'FV/1')}`
    },
  },
  {
    id: 'certificate',
    title: 'The firm gets a certificate of type Offline, before it needs one',
    run: async firm => {
      firm.certificate = await enrollCertificate(await firm.session(), { name: 'Kasa 1 offline', type: 'Offline' })
      return `certificate ${firm.certificate.serialNumber}`
    },
  },
  {
    id: 'failure',
    title: 'Thursday, 10:00: KSeF fails, and Latarnia tells of it',
    run: async firm => {
      until(firm, '2026-09-10T10:00:00+02:00')
      firm.failure = (await firm.control('POST', '/outages', { kind: 'FAILURE' })).eventId
      await statusIs(firm, 'FAILURE')
      const refused = await firm.session().then(
        () => undefined,
        (error: unknown) => (error as { status?: number }).status,
      )
      must(refused === 503, `The API answers ${refused ?? 'as usual'}, not 503.`)
      return `FAILURE, event ${firm.failure}; the API answers 503`
    },
  },
  {
    id: 'issue',
    title: 'Two invoices are issued offline, with both codes on paper',
    run: async firm => {
      firm.documents.set('FV/2', invoiceOf('FV/2', issued))
      // By mistake it has the number of an invoice that KSeF knows.
      firm.documents.set('FV/3', invoiceOf('FV/1', issued, 'Towar'))
      for (const name of ['FV/2', 'FV/3'])
        for (const link of [await linkOf(firm, name), await secondLinkOf(firm, name)]) await qrCodePng({ text: link })
      const page = await firm.page(await linkOf(firm, 'FV/2'))
      must(page.includes(invoicePageTexts.notFound), 'KOD I finds an invoice that was not sent.')
      return 'four codes drawn; KOD I does not find them yet'
    },
  },
  {
    id: 'issuer',
    title: 'Whoever holds the paper can see who issued it',
    run: async firm => {
      const page = await firm.page(await secondLinkOf(firm, 'FV/2'))
      must(page.includes(certificatePageTexts.valid), 'KOD II does not hold.')
      return certificatePageTexts.valid
    },
  },
  {
    id: 'back',
    title: 'Saturday: KSeF is back',
    run: async firm => {
      until(firm, '2026-09-12T12:00:00+02:00')
      await firm.control('PUT', `/outages/${firm.failure}`, {})
      await statusIs(firm, 'AVAILABLE')
      return 'AVAILABLE; seven business days are left, until 22 September'
    },
  },
  {
    id: 'send',
    title: 'Monday: the first offline invoice goes out in time',
    run: async firm => {
      until(firm, '2026-09-14T09:00:00+02:00')
      await firm.explanations()
      const ksefNumber = await send(firm, 'FV/2', { offline: true })
      const late = (await firm.explanations()).filter(text => text.includes('it is late'))
      must(late.length === 0, late.join(' '))
      return `FV/2 is ${ksefNumber}`
    },
  },
  {
    id: 'correct',
    title: 'The second is rejected for its number, and corrected technically',
    run: async firm => {
      const code = await send(firm, 'FV/3', { offline: true }).then(
        () => undefined,
        (error: unknown) => (error as { code?: number }).code,
      )
      must(code === 440, `FV/3 ends as ${code ?? 'accepted'}, not as a duplicate (440).`)
      firm.documents.set('FV/3 corrected', invoiceOf('FV/3', issued, 'Towar'))
      const hashOfCorrectedInvoice = createHash('sha256').update(document(firm, 'FV/3')).digest('base64')
      return `440; its correction is ${await send(firm, 'FV/3 corrected', { offline: true, hashOfCorrectedInvoice })}`
    },
  },
  {
    id: 'verify',
    title: 'The codes that went out with the goods verify',
    run: async firm => {
      const found: readonly (readonly [paper: string, accepted: string])[] = [
        ['FV/2', 'FV/2'],
        ['FV/3', 'FV/3 corrected'],
      ]
      for (const [paper, accepted] of found) {
        const page = await firm.page(await linkOf(firm, paper))
        must(page.includes(invoicePageTexts.found), `KOD I of ${paper} finds nothing.`)
        must(page.includes(firm.ksefNumbers.get(accepted) ?? '-'), `KOD I of ${paper} shows another invoice.`)
        must(page.includes('Offline'), `KOD I of ${paper} does not say Offline.`)
      }
      return 'KOD I of both papers leads to the invoices in KSeF'
    },
  },
  {
    id: 'late',
    title: 'An invoice that was forgotten until the 23rd is taken, and the explanation says which day it missed',
    run: async firm => {
      until(firm, '2026-09-23T09:00:00+02:00')
      firm.documents.set('FV/4', invoiceOf('FV/4', issued))
      await firm.explanations()
      const ksefNumber = await send(firm, 'FV/4', { offline: true })
      const late = (await firm.explanations()).find(text => text.includes('it is late'))
      must(late?.includes('by 2026-09-22') === true, `The explanation is: ${late ?? 'none'}`)
      return `FV/4 is ${ksefNumber}; it was to be sent by 2026-09-22`
    },
  },
]
