import { createHash } from 'node:crypto'
import { certificateLink, enrollCertificate, invoiceLink, qrCodeSvg, sendInvoice } from '../../../client/index.ts'
import { certificatePageTexts, invoicePageTexts } from '../../../contracts/ksef/qr/texts.ts'
import { type Firm, invoiceOf, nip } from './firm.ts'
import { Mismatch, must, type RehearsalStep } from './step.ts'
import { say } from './texts.ts'

/** Days of the rehearsal: the official example of the deadlines, with its days of the week. */
export const begins = Date.parse('2026-09-09T08:00:00+02:00')
const issued = '2026-09-10'
const lastDay = '2026-09-22'
const until = (firm: Firm, instant: string): void => {
  const wait = Date.parse(instant) - firm.runtime.now()
  if (wait > 0) firm.runtime.advance(wait)
}

const document = (firm: Firm, name: string): string => {
  const xml = firm.documents.get(name)
  if (xml === undefined) throw new Mismatch(say('notIssued', { name }))
  return xml
}

const linkOf = (firm: Firm, name: string): Promise<string> =>
  invoiceLink({ site: firm.origin, sellerNip: nip, issueDate: issued, xml: document(firm, name) })

const secondLinkOf = (firm: Firm, name: string): Promise<string> => {
  const { certificate, origin: site } = firm
  if (certificate === undefined) throw new Mismatch(say('noCertificate'))
  return certificateLink({ site, sellerNip: nip, xml: document(firm, name), certificate })
}

const print = async (firm: Firm, invoice: string): Promise<void> => {
  const [first, second] = [await linkOf(firm, invoice), await secondLinkOf(firm, invoice)]
  firm.codes.push(
    { invoice, kind: 'KOD I', link: first, picture: await qrCodeSvg({ text: first, caption: 'OFFLINE' }) },
    { invoice, kind: 'KOD II', link: second, picture: await qrCodeSvg({ text: second, caption: 'CERTYFIKAT' }) },
  )
}

const statusIs = async (firm: Firm, expected: string): Promise<void> => {
  const { status: seen } = await firm.latarnia()
  must(seen === expected, say('otherStatus', { seen, expected }))
}

const send = async (firm: Firm, name: string, more: object = {}): Promise<string> => {
  const { ksefNumber } = await sendInvoice(await firm.session(), { xml: document(firm, name), ...more })
  firm.ksefNumbers.set(name, ksefNumber)
  return ksefNumber
}

/** What refuses it: a code of KSeF, or a status of HTTP. */
const refusalOf = (work: Promise<unknown>): Promise<number | undefined> =>
  work.then(
    () => undefined,
    (error: { code?: number; status?: number }) => error.code ?? error.status,
  )

const lateness = async (firm: Firm): Promise<string | undefined> =>
  (await firm.explanations()).find(text => text.includes('it is late'))

/** What each step does, in the order of the story. */
const runs = {
  well: async (firm: Firm) => {
    await statusIs(firm, 'AVAILABLE')
    firm.documents.set('FV/1', invoiceOf('FV/1', '2026-09-09'))
    return say('sent', { name: 'FV/1', ksefNumber: await send(firm, 'FV/1') })
  },
  certificate: async (firm: Firm) => {
    firm.certificate = await enrollCertificate(await firm.session(), { name: 'Kasa 1 offline', type: 'Offline' })
    return say('enrolled', { serialNumber: firm.certificate.serialNumber })
  },
  failure: async (firm: Firm) => {
    until(firm, '2026-09-10T10:00:00+02:00')
    firm.failure = (await firm.control('POST', '/outages', { kind: 'FAILURE' })).eventId
    await statusIs(firm, 'FAILURE')
    const refused = await refusalOf(firm.session())
    must(refused === 503, say('otherAnswer', { seen: refused ?? 'OK' }))
    return say('down', { event: firm.failure })
  },
  issue: async (firm: Firm) => {
    firm.documents.set('FV/2', invoiceOf('FV/2', issued))
    // By mistake it has the number of an invoice that KSeF knows.
    firm.documents.set('FV/3', invoiceOf('FV/1', issued, 'Towar'))
    for (const name of ['FV/2', 'FV/3']) {
      await print(firm, name)
      const page = await firm.page(await linkOf(firm, name))
      must(page.includes(invoicePageTexts.notFound), say('foundTooEarly'))
    }
    return say('drawn', { count: firm.codes.length })
  },
  issuer: async (firm: Firm) => {
    const page = await firm.page(await secondLinkOf(firm, 'FV/2'))
    must(page.includes(certificatePageTexts.valid), say('doesNotHold'))
    return say('holds', { words: certificatePageTexts.valid })
  },
  back: async (firm: Firm) => {
    until(firm, '2026-09-12T12:00:00+02:00')
    await firm.control('PUT', `/outages/${firm.failure}`, {})
    await statusIs(firm, 'AVAILABLE')
    return say('available')
  },
  send: async (firm: Firm) => {
    until(firm, '2026-09-14T09:00:00+02:00')
    await firm.explanations()
    const ksefNumber = await send(firm, 'FV/2', { offline: true })
    const late = await lateness(firm)
    must(late === undefined, say('isLate', { words: late ?? '' }))
    return say('sent', { name: 'FV/2', ksefNumber })
  },
  correct: async (firm: Firm) => {
    const code = await refusalOf(send(firm, 'FV/3', { offline: true }))
    must(code === 440, say('noDuplicate', { name: 'FV/3', seen: code ?? 200 }))
    firm.documents.set('FV/3 corrected', invoiceOf('FV/3', issued, 'Towar'))
    const hashOfCorrectedInvoice = createHash('sha256').update(document(firm, 'FV/3')).digest('base64')
    const ksefNumber = await send(firm, 'FV/3 corrected', { offline: true, hashOfCorrectedInvoice })
    return say('corrected', { ksefNumber })
  },
  verify: async (firm: Firm) => {
    for (const [name, accepted] of [
      ['FV/2', 'FV/2'],
      ['FV/3', 'FV/3 corrected'],
    ] as const) {
      const page = await firm.page(await linkOf(firm, name))
      for (const words of [invoicePageTexts.found, firm.ksefNumbers.get(accepted) ?? accepted, 'Offline'])
        must(page.includes(words), say('notFound', { name, words }))
    }
    return say('found')
  },
  late: async (firm: Firm) => {
    until(firm, '2026-09-23T09:00:00+02:00')
    firm.documents.set('FV/4', invoiceOf('FV/4', issued))
    await firm.explanations()
    const ksefNumber = await send(firm, 'FV/4', { offline: true })
    const late = await lateness(firm)
    must(late?.includes(`by ${lastDay}`) === true, say('notLate', { words: late ?? '-' }))
    return say('missed', { name: 'FV/4', ksefNumber, day: lastDay })
  },
} satisfies Record<string, RehearsalStep['run']>

/** The whole story, in its order. The command and the page tell it alike. */
export const steps: readonly RehearsalStep[] = (Object.keys(runs) as (keyof typeof runs)[]).map(id => ({
  id,
  title: say(id),
  run: runs[id],
}))
