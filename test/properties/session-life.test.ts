import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import type { Session } from '../../client/session.ts'
import type { KsefError } from '../../contracts/errors.ts'
import { crc8, ksefNumberPattern, warsawDate } from '../../contracts/formats.ts'
import { fa3, faInvoice, hashOf, sendBody } from '../../contracts/suite-invoices.ts'
import { encrypt } from '../../contracts/suite-tokens.ts'
import { simulated } from '../simulator/simulated.ts'
import { command, pick } from './command.ts'
import { drawn } from './seed.ts'
import {
  commonStatus,
  delays,
  endings,
  type Invoice,
  type InvoiceSession,
  linkLifetime,
  Model,
  type RefusedKind,
  refusals,
  type SendKind,
} from './session-life/model.ts'

vi.setConfig({ testTimeout: 120_000 })

/** The life of interactive sessions: opened, filled with good and bad invoices, closed or forgotten, processed, read. */

const [nip, otherNip] = ['5265877635', '7980332920']
const day = 86_400_000

const opened = async () => {
  const all = simulated({ delays })
  let session: Session | undefined
  let signedInAt = 0
  /** The client renews access tokens by itself; a sign-in lives for a week. */
  const owner = async (): Promise<Session> => {
    if (session === undefined || all.runtime.now() > signedInAt + 6 * day) {
      session = await all.signedIn(nip)
      signedInAt = all.runtime.now()
    }
    return session
  }
  const keys = await all.client.publicKeys.list()
  const key = keys.find(({ usage }) => usage.includes('SymmetricKeyEncryption'))!
  return { ...all, owner, key }
}
type Real = Awaited<ReturnType<typeof opened>>

const ownerOf = async (model: Model, { owner, runtime }: Real): Promise<Session> => {
  const session = await owner()
  model.now = runtime.now()
  return session
}

/** The code of the refusal that a call must end in. */
const codeOf = async (call: Promise<unknown>): Promise<number | undefined> => {
  const error = await call.then(
    () => undefined,
    (error: KsefError) => error,
  )
  return error?.code
}
const xmlOf = ({ xml }: { readonly xml: Uint8Array }) => new TextDecoder().decode(xml)
const numbersIn = (upo: string) => Array.from(upo.matchAll(/<NumerKSeFDokumentu>([^<]*)</g), ([, number]) => number)

const withSessions = ({ sessions }: Model) => sessions.length > 0
const withInvoices = ({ sessions }: Model) => sessions.some(({ invoices }) => invoices.length > 0)
const pickInvoice = ({ sessions }: Model, number: number): [InvoiceSession, Invoice] => {
  const session = pick(
    sessions.filter(({ invoices }) => invoices.length > 0),
    number,
  )
  return [session, pick(session.invoices, Math.floor(number / 3))]
}

const keyKinds = ['good', 'named', 'bad', 'of an unknown id'] as const
const open = fc.constantFrom<(typeof keyKinds)[number]>('good', 'good', 'good', 'good', ...keyKinds).map(kind =>
  command<Model, Real>(
    `open a session with a key ${kind}`,
    () => true,
    async (model, real) => {
      const owner = await ownerOf(model, real)
      const [key, initializationVector] = [randomBytes(32), randomBytes(16)]
      const encryption = {
        encryptedSymmetricKey:
          kind === 'bad' ? Buffer.alloc(256, 7).toString('base64') : encrypt(key, real.key.certificate),
        initializationVector: initializationVector.toString('base64'),
        ...(kind === 'named' && { publicKeyId: real.key.publicKeyId }),
        ...(kind === 'of an unknown id' && { publicKeyId: Buffer.alloc(32).toString('base64') }),
      }
      const call = owner.sessions.openOnline({ body: { formCode: fa3, encryption } })
      if (kind === 'of an unknown id') return expect(await codeOf(call)).toBe(21470)
      const { referenceNumber, validUntil } = await call
      expect(Date.parse(validUntil)).toBe(model.now + 12 * 3_600_000)
      const goodKey = kind !== 'bad'
      model.sessions.push({
        referenceNumber,
        key,
        initializationVector,
        goodKey,
        openedAt: model.now,
        invoices: [],
      })
    },
  ),
)

/** A document and what is said of it, wrong in the way that is asked for. */
const sending = (kind: SendKind | RefusedKind, number: string, session: InvoiceSession, now: number) => {
  const good = faInvoice(
    {
      seller: kind === 'of another seller' ? otherNip : nip,
      number,
      issueDate: warsawDate(now + (kind === 'of the day after tomorrow' ? 2 * day : 0)),
    },
    new Date(now),
  )
  const xml =
    kind === 'that breaks the schema'
      ? good.replace('<P_12>23<', '<P_12>23%<')
      : kind === 'that is no XML'
        ? `<Faktura>${number}`
        : good
  const body = sendBody(session, xml)
  const wrongHash = Buffer.alloc(32).toString('base64')
  const garbage = Buffer.alloc(17, number)
  const changes = {
    'with another hash of the plain text': { invoiceHash: wrongHash },
    'with another size of the plain text': { invoiceSize: body.invoiceSize + 1 },
    'with another encrypted size': { encryptedInvoiceSize: body.encryptedInvoiceSize + 16 },
    'with another encrypted hash': { encryptedInvoiceHash: wrongHash },
    // No whole number of blocks.
    'that does not decrypt': {
      encryptedInvoiceContent: garbage.toString('base64'),
      encryptedInvoiceSize: garbage.length,
      encryptedInvoiceHash: hashOf(garbage),
    },
  } as const
  return { xml, body: { ...body, ...changes[kind as keyof typeof changes] } }
}

const acceptedOf = ({ sessions }: Model): Invoice[] =>
  sessions.flatMap(({ invoices }) => invoices.filter(({ code }) => code === 200))

let counted = 0
const kinds = [...Object.keys(endings), ...Object.keys(refusals)] as (SendKind | RefusedKind)[]
const sendOne = async (kind: SendKind | RefusedKind, at: number, model: Model, real: Real): Promise<void> => {
  const owner = await ownerOf(model, real)
  const session = pick(model.sessions, at)
  const number = kind === 'duplicate' ? pick(acceptedOf(model), at).number : `FV/${++counted}`
  const { xml, body } = sending(kind, number, session, model.now)
  const status = model.statusOf(session)
  const call = owner.sessions.sendInvoice({ params: { referenceNumber: session.referenceNumber }, body })
  if (status !== 100) {
    const error: KsefError = await call.then(
      () => expect.unreachable('a session that is not open took an invoice'),
      error => error,
    )
    expect(error.code).toBe(21180)
    return expect(error.details).toEqual([`Status sesji (${status}) uniemożliwia wysyłkę faktur.`])
  }
  if (kind in refusals) return expect(await codeOf(call)).toBe(refusals[kind as RefusedKind])
  const { referenceNumber: reference } = await call
  const ordinal = session.invoices.length + 1
  session.invoices.push({ reference, ordinal, number, xml, sentAt: model.now, code: endings[kind as SendKind] })
}

const send = fc
  .tuple(fc.nat(), fc.constantFrom('good', 'good', 'good', 'good', 'duplicate', ...kinds))
  .map(([at, kind]) =>
    command<Model, Real>(
      `send in session ${at} an invoice ${kind}`,
      model => withSessions(model) && (kind !== 'duplicate' || acceptedOf(model).length > 0),
      (model, real) => sendOne(kind, at, model, real),
    ),
  )

const burst = fc.nat().map(at =>
  command<Model, Real>(
    `send in session ${at} a dozen invoices, good and bad`,
    ({ sessions }) => sessions.length > 0,
    async (model, real) => {
      const session = pick(model.sessions, at)
      if (model.statusOf(session) !== 100) return
      for (let turn = 0; turn < 12; turn++) await sendOne(turn % 3 === 0 ? 'that is no XML' : 'good', at, model, real)
    },
  ),
)

const close = fc.nat().map(at =>
  command<Model, Real>(`close session ${at}`, withSessions, async (model, real) => {
    const owner = await ownerOf(model, real)
    const session = pick(model.sessions, at)
    const isOpen = model.statusOf(session) === 100
    const call = owner.sessions.closeOnline({ params: { referenceNumber: session.referenceNumber } })
    expect(await codeOf(call)).toBe(isOpen ? undefined : 21180)
    if (isOpen) session.closedAt = model.now
  }),
)

const stranger = '20260116-SO-341F20A000-E2F3DB6E58-54'
const unknown = fc.constantFrom('send', 'close', 'read').map(what =>
  command<Model, Real>(
    `${what} a session that there is not`,
    () => true,
    async (model, real) => {
      const owner = await ownerOf(model, real)
      const params = { referenceNumber: stranger }
      const body = sendBody({ key: Buffer.alloc(32), initializationVector: Buffer.alloc(16) }, 'abc')
      const calls = {
        send: () => owner.sessions.sendInvoice({ params, body }),
        close: () => owner.sessions.closeOnline({ params }),
        read: () => owner.sessions.status({ params }),
      }
      expect(await codeOf(calls[what as 'send']())).toBe(21173)
    },
  ),
)

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
  (token: string | undefined) =>
    sessions[which]({
      params: { referenceNumber },
      query: { pageSize: 10 },
      headers: { 'x-continuation-token': token },
    })

const lookAtSession = fc.nat().map(at =>
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

const lookAtInvoice = fc.nat().map(at =>
  command<Model, Real>(`look at invoice ${at}`, withInvoices, async (model, real) => {
    const owner = await ownerOf(model, real)
    const [{ referenceNumber }, invoice] = pickInvoice(model, at)
    const params = { referenceNumber, invoiceReferenceNumber: invoice.reference }
    const seen = await owner.sessions.invoiceStatus({ params })
    const code = model.codeOf(invoice)
    expect({ code: seen.status.code, ordinal: seen.ordinalNumber }).toEqual({ code, ordinal: invoice.ordinal })
    expect(seen.permanentStorageDate !== undefined).toBe(model.stored(invoice))
    expect(seen.ksefNumber !== undefined).toBe(code === 200)
    if (code !== 200) return expect(await codeOf(owner.sessions.upoByInvoice({ params }))).toBe(21405)

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

const download = fc.nat().map(at =>
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

const openLink = fc.nat().map(at =>
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

const listInvoices = fc.tuple(fc.nat(), fc.constantFrom('invoices', 'failedInvoices')).map(([at, which]) =>
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

const listSessions = fc.constantFrom('InProgress', 'Succeeded', 'Failed', 'Cancelled', undefined).map(status =>
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

const shortly = fc.constantFrom(1, 1999, 2000, 3000, 4000, 5000, 12_000, 12_000, 12_000)
const later = fc.constantFrom(3_600_000, 12 * 3_600_000 - 1, 12 * 3_600_000, day, 3 * day)
const advance = fc.oneof({ weight: 5, arbitrary: shortly }, { weight: 1, arbitrary: later }).map(ms =>
  command<Model, Real>(
    `${ms} ms pass`,
    () => true,
    async (model, { runtime }) => {
      runtime.advance(ms)
      model.now = runtime.now()
    },
  ),
)

test('an interactive session lives as its model says, whatever is done in whatever order', async () => {
  // What is listed more than once is drawn more often.
  const often = [
    open,
    send,
    send,
    send,
    send,
    close,
    lookAtSession,
    lookAtSession,
    lookAtInvoice,
    lookAtInvoice,
    openLink,
  ]
  const commands = [
    ...often,
    burst,
    close,
    unknown,
    download,
    openLink,
    listInvoices,
    listSessions,
    advance,
    advance,
    advance,
  ]
  await fc.assert(
    fc.asyncProperty(fc.commands(commands, { maxCommands: 80, size: 'max' }), drawnCommands =>
      fc.asyncModelRun(async () => {
        const real = await opened()
        const model = new Model()
        model.now = real.runtime.now()
        return { model, real }
      }, drawnCommands),
    ),
    { ...drawn, numRuns: 60 },
  )
})
