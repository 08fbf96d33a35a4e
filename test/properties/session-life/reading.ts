import fc from 'fast-check'
import { expect } from 'vitest'
import type { Session } from '../../../client/session.ts'
import { crc8, ksefNumberPattern } from '../../../contracts/ksef/formats.ts'
import { command, pick } from '../command.ts'
import { commonStatus, delays, linkLifetime, type Model } from './model.ts'
import {
  acceptedOf,
  codeOf,
  nip,
  numbersIn,
  ownerOf,
  pickInvoice,
  type Real,
  stranger,
  withInvoices,
  withSessions,
  xmlOf,
} from './real.ts'

/** Commands that read what became of sessions and invoices, and hold it against the model. */

/** All pages of a list, ten at a time. */
const allOf = async <T>(
  read: (
    token: string | undefined,
  ) => Promise<{ readonly continuationToken?: string | null | undefined; readonly invoices: readonly T[] }>,
) => {
  const found: T[] = []
  for (let token: string | undefined; ; ) {
    const { continuationToken, invoices } = await read(token)
    found.push(...invoices)
    if (continuationToken == null) return found
    expect(invoices).toHaveLength(10)
    token = continuationToken
  }
}

const invoicesOf =
  ({ sessions }: Session, referenceNumber: string, which: 'invoices' | 'failedInvoices' = 'invoices') =>
  async (token: string | undefined) => {
    const { continuationToken, invoices = [] } = await sessions[which]({
      params: { referenceNumber },
      query: { pageSize: 10 },
      headers: { 'x-continuation-token': token },
    })
    return { continuationToken, invoices }
  }

export const lookAtSession = fc.nat().map(at =>
  command<Model, Real>(`look at session ${at}`, withSessions, async (model, real) => {
    const owner = await ownerOf(model, real)
    const session = pick(model.sessions, at)
    const { referenceNumber, invoices } = session
    const seen = await owner.sessions.status({ params: { referenceNumber } })
    expect(seen.status.code).toBe(model.statusOf(session))
    // What is none is left out, and never 0.
    expect(
      [seen.invoiceCount, seen.successfulInvoiceCount, seen.failedInvoiceCount].map(it => it ?? undefined),
    ).toEqual(
      [invoices.length, model.settled(session, true).length, model.settled(session, false).length].map(
        it => it || undefined,
      ),
    )
    expect(seen.upo?.pages.length).toBe(seen.status.code === 200 ? 1 : undefined)
    const params = { referenceNumber, upoReferenceNumber: seen.upo?.pages[0]?.referenceNumber ?? stranger }
    if (seen.upo == null) return expect(await codeOf(owner.sessions.upo({ params }))).toBe(21178)
    const numbers = numbersIn(xmlOf(await owner.sessions.upo({ params })))
    const listed = await allOf(invoicesOf(owner, referenceNumber))
    expect(numbers).toHaveLength(model.settled(session, true).length)
    expect(numbers).toEqual(listed.flatMap(({ ksefNumber }) => ksefNumber ?? []))
    const url = seen.upo.pages[0]!.downloadUrl
    model.links.push({ url, givenAt: model.now, ksefNumbers: numbers as string[] })
  }),
)

export const lookAtInvoice = fc.nat().map(at =>
  command<Model, Real>(`look at invoice ${at}`, withInvoices, async (model, real) => {
    const owner = await ownerOf(model, real)
    const [{ referenceNumber }, invoice] = pickInvoice(model, at)
    const params = { referenceNumber, invoiceReferenceNumber: invoice.reference }
    const seen = await owner.sessions.invoiceStatus({ params })
    const code = model.codeOf(invoice)
    expect({ code: seen.status.code, ordinal: seen.ordinalNumber }).toEqual({ code, ordinal: invoice.ordinal })
    expect(seen.permanentStorageDate !== undefined).toBe(model.stored(invoice))
    expect(seen.ksefNumber !== undefined).toBe(code === 200)
    if (code !== 200) return expect(await codeOf(owner.sessions.upoByInvoice({ params }))).toBe(21178)

    const ksefNumber = seen.ksefNumber!
    expect(ksefNumber).toMatch(ksefNumberPattern)
    expect(crc8(ksefNumber.slice(0, 32))).toBe(ksefNumber.slice(-2))
    const accepted = new Date(invoice.sentAt + delays.invoice).toISOString().slice(0, 10)
    expect(ksefNumber.slice(0, 19)).toBe(`${nip}-${accepted.replaceAll('-', '')}`)
    expect(invoice.ksefNumber ?? ksefNumber).toBe(ksefNumber)
    invoice.ksefNumber = ksefNumber
    const numbers = acceptedOf(model).flatMap(({ ksefNumber }) => ksefNumber ?? [])
    expect(new Set(numbers).size).toBe(numbers.length)

    const upo = await owner.sessions.upoByInvoice({ params })
    expect(numbersIn(xmlOf(upo))).toEqual([ksefNumber])
    expect(await owner.sessions.upoByKsefNumber({ params: { referenceNumber, ksefNumber } })).toEqual(upo)
    model.links.push({ url: seen.upoDownloadUrl!, givenAt: model.now, ksefNumbers: [ksefNumber] })
  }),
)

export const download = fc.nat().map(at =>
  command<Model, Real>(
    `download accepted invoice ${at}`,
    model => acceptedOf(model).length > 0,
    async (model, real) => {
      const owner = await ownerOf(model, real)
      const invoice = pick(acceptedOf(model), at)
      if (invoice.ksefNumber === undefined) return
      const call = owner.invoices.get({ params: { ksefNumber: invoice.ksefNumber } })
      if (!model.stored(invoice)) return expect(await codeOf(call)).toBe(21165)
      expect(xmlOf(await call)).toBe(invoice.xml)
    },
  ),
)

export const openLink = fc.nat().map(at =>
  command<Model, Real>(
    `open link ${at}`,
    ({ links }) => links.length > 0,
    async (model, { simulator }) => {
      const { url, givenAt, ksefNumbers } = pick(model.links, at)
      const response = await simulator.fetch(url)
      expect(response.status).toBe(model.now < givenAt + linkLifetime ? 200 : 403)
      if (response.status === 200) expect(numbersIn(await response.text())).toEqual(ksefNumbers)
    },
  ),
)

export const listInvoices = fc.tuple(fc.nat(), fc.constantFrom('invoices', 'failedInvoices')).map(([at, which]) =>
  command<Model, Real>(`list the ${which} of session ${at}`, withSessions, async (model, real) => {
    const owner = await ownerOf(model, real)
    const session = pick(model.sessions, at)
    const seen = await allOf(invoicesOf(owner, session.referenceNumber, which))
    const expected = which === 'invoices' ? session.invoices : model.settled(session, false)
    expect(
      seen.map(({ referenceNumber, ordinalNumber, status }) => [referenceNumber, ordinalNumber, status.code]),
    ).toEqual(expected.map(it => [it.reference, it.ordinal, model.codeOf(it)]))
  }),
)

export const listSessions = fc.constantFrom('InProgress', 'Succeeded', 'Failed', 'Cancelled', undefined).map(status =>
  command<Model, Real>(
    `list ${status ?? 'all'} sessions`,
    () => true,
    async (model, real) => {
      const owner = await ownerOf(model, real)
      const statuses = status === undefined ? undefined : [status as 'Failed']
      const { sessions } = await owner.sessions.list({ query: { sessionType: 'Online', pageSize: 100, statuses } })
      const shown = sessions.map(it => [
        it.referenceNumber,
        it.status.code,
        it.totalInvoiceCount,
        it.successfulInvoiceCount,
        it.failedInvoiceCount,
      ])
      const expected = model.sessions
        .filter(it => status === undefined || commonStatus[model.statusOf(it)] === status)
        .map(it => [
          it.referenceNumber,
          model.statusOf(it),
          it.invoices.length,
          model.settled(it, true).length,
          model.settled(it, false).length,
        ])
      expect(shown.sort()).toEqual(expected.sort())
      const dates = sessions.map(({ dateCreated }) => Date.parse(dateCreated))
      expect(dates).toEqual(dates.toSorted((a, b) => b - a))
    },
  ),
)
