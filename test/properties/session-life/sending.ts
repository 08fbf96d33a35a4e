import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect } from 'vitest'
import type { KsefError } from '../../../contracts/ksef/errors.ts'
import { warsawDate } from '../../../contracts/ksef/formats.ts'
import { fa3, faInvoice, hashOf, sendBody } from '../../../contracts/ksef/suite-invoices.ts'
import { encrypt } from '../../../contracts/ksef/suite-tokens.ts'
import { command, pick } from '../command.ts'
import { endings, type InvoiceSession, type Model, type RefusedKind, refusals, type SendKind } from './model.ts'
import { acceptedOf, codeOf, day, nip, otherNip, ownerOf, type Real, stranger, withSessions } from './real.ts'

/** Commands that open, fill and close sessions. */

const keyKinds = ['good', 'named', 'bad', 'of an unknown id'] as const
export const open = fc.constantFrom<(typeof keyKinds)[number]>('good', 'good', 'good', 'good', ...keyKinds).map(kind =>
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

export const send = fc
  .tuple(fc.nat(), fc.constantFrom('good', 'good', 'good', 'good', 'duplicate', ...kinds))
  .map(([at, kind]) =>
    command<Model, Real>(
      `send in session ${at} an invoice ${kind}`,
      model => withSessions(model) && (kind !== 'duplicate' || acceptedOf(model).length > 0),
      (model, real) => sendOne(kind, at, model, real),
    ),
  )

export const burst = fc.nat().map(at =>
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

export const close = fc.nat().map(at =>
  command<Model, Real>(`close session ${at}`, withSessions, async (model, real) => {
    const owner = await ownerOf(model, real)
    const session = pick(model.sessions, at)
    const isOpen = model.statusOf(session) === 100
    const call = owner.sessions.closeOnline({ params: { referenceNumber: session.referenceNumber } })
    expect(await codeOf(call)).toBe(isOpen ? undefined : 21180)
    if (isOpen) session.closedAt = model.now
  }),
)

export const unknown = fc.constantFrom('send', 'close', 'read').map(what =>
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
