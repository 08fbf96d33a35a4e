import { strict as assert } from 'node:assert'
import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import type { CallInput, Output } from '../operation.ts'
import type { Target } from '../suite.ts'
import type { FormCode } from './form-codes.ts'
import { warsawDate } from './formats.ts'
import type { Operations } from './operations.ts'
import { freshNip, type Session } from './suite-preparation.ts'
import { encrypt } from './suite-tokens.ts'

/** How cases come to invoices: an FA (3) of their own, a session of their own, a number that nobody has used. */

/** The number of an online session that nobody has opened, its checksum right. */
export const unknownSession = '20260116-SO-341F20A000-E2F3DB6E58-54'

export const fa3: FormCode = { systemCode: 'FA (3)', schemaVersion: '1-0E', value: 'FA' }

export interface InvoiceOptions {
  readonly seller: string
  readonly buyer?: string
  readonly number?: string
  /** P_1. Default: today in Warsaw by KSeF's clock. */
  readonly issueDate?: string
  /** Podmiot3, PodmiotUpowazniony and Zalacznik as XML. */
  readonly thirdSubjects?: string
  readonly authorizedSubject?: string
  readonly attachment?: string
  readonly currency?: string
  readonly net?: number
  readonly vat?: number
  readonly selfInvoicing?: boolean
  readonly kind?: 'VAT' | 'UPR' | 'ZAL'
  /** In a comment at the end: makes the document as long as one likes. */
  readonly padding?: string
}

export const freshNumber = (): string => `FV/${randomBytes(8).toString('hex')}`

export const party = (nip: string, name: string): string =>
  `<DaneIdentyfikacyjne><NIP>${nip}</NIP><Nazwa>${name}</Nazwa></DaneIdentyfikacyjne>` +
  `<Adres><KodKraju>PL</KodKraju><AdresL1>ul. Prosta 1, 00-001 Warszawa</AdresL1></Adres>`

/** Podmiot3 with a NIP: a factor, or whoever has the role. */
export const thirdSubject = (nip: string, role = 1): string =>
  `<Podmiot3>${party(nip, 'Trzeci')}<Rola>${role}</Rola></Podmiot3>`
/** Podmiot3 with an internal identifier: a recipient within the buyer. */
export const internalSubject = (internalId: string, role = 2): string =>
  `<Podmiot3><DaneIdentyfikacyjne><IDWew>${internalId}</IDWew><Nazwa>Oddział</Nazwa></DaneIdentyfikacyjne><Rola>${role}</Rola></Podmiot3>`
/** PodmiotUpowazniony: 1 an enforcement authority, 2 a court bailiff, 3 a tax representative. */
export const authorizedSubject = (nip: string, role: 1 | 2 | 3): string =>
  `<PodmiotUpowazniony>${party(nip, 'Upoważniony')}<RolaPU>${role}</RolaPU></PodmiotUpowazniony>`
export const attachment =
  '<Zalacznik><BlokDanych><MetaDane><ZKlucz>a</ZKlucz><ZWartosc>b</ZWartosc></MetaDane></BlokDanych></Zalacznik>'

/** An invoice that keeps the schema of FA (3). */
export const faInvoice = (
  {
    seller,
    buyer = '1111111111',
    number = freshNumber(),
    issueDate = '',
    thirdSubjects = '',
    authorizedSubject = '',
    attachment = '',
    currency = 'PLN',
    net = 100,
    vat = 23,
    selfInvoicing = false,
    kind = 'VAT',
    padding = '',
  }: InvoiceOptions,
  madeAt: Date,
): string =>
  `<?xml version="1.0" encoding="UTF-8"?><Faktura xmlns="http://crd.gov.pl/wzor/2025/06/25/13775/"><Naglowek>` +
  `<KodFormularza kodSystemowy="FA (3)" wersjaSchemy="1-0E">FA</KodFormularza><WariantFormularza>3</WariantFormularza>` +
  `<DataWytworzeniaFa>${madeAt.toISOString().slice(0, 19)}Z</DataWytworzeniaFa></Naglowek>` +
  `<Podmiot1>${party(seller, 'Sprzedawca')}</Podmiot1>` +
  `<Podmiot2>${party(buyer, 'Nabywca')}<JST>2</JST><GV>2</GV></Podmiot2>${thirdSubjects}${authorizedSubject}` +
  `<Fa><KodWaluty>${currency}</KodWaluty><P_1>${issueDate || warsawDate(madeAt.getTime())}</P_1><P_2>${number}</P_2>` +
  `<P_13_1>${net}</P_13_1><P_14_1>${vat}</P_14_1>${currency === 'PLN' ? '' : `<P_14_1W>${vat * 4}</P_14_1W>`}` +
  `<P_15>${net + vat}</P_15>` +
  `<Adnotacje><P_16>2</P_16><P_17>${selfInvoicing ? 1 : 2}</P_17><P_18>2</P_18><P_18A>2</P_18A><Zwolnienie><P_19N>1</P_19N>` +
  `</Zwolnienie><NoweSrodkiTransportu><P_22N>1</P_22N></NoweSrodkiTransportu><P_23>2</P_23><PMarzy><P_PMarzyN>1` +
  `</P_PMarzyN></PMarzy></Adnotacje><RodzajFaktury>${kind}</RodzajFaktury>` +
  `<FaWiersz><NrWierszaFa>1</NrWierszaFa><P_7>Usługa</P_7><P_8A>szt.</P_8A><P_8B>1</P_8B><P_9A>${net}</P_9A>` +
  `<P_11>${net}</P_11><P_12>23</P_12></FaWiersz></Fa>${attachment}${padding && `<!--${padding}-->`}</Faktura>`

/** KSeF's own clock, as its challenge tells it. */
export const clockOf = async ({ call }: Target): Promise<Date> => new Date((await call.auth.challenge()).timestampMs)

/** An invoice of now. */
export const invoiceNow = async (target: Target, options: InvoiceOptions): Promise<string> =>
  faInvoice(options, await clockOf(target))

/** A day in Warsaw, so many days from KSeF's today. */
export const dayFromNow = async (target: Target, days: number): Promise<string> =>
  warsawDate((await clockOf(target)).getTime() + days * 86_400_000)

export const hashOf = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('base64')

/** An interactive session with its key, open for whoever is signed in. */
export interface InvoiceSession {
  readonly referenceNumber: string
  readonly by: Session
  readonly key: Buffer
  readonly initializationVector: Buffer
}

/** KSeF's current key for encrypting symmetric keys. */
export const symmetricKeyKey = async ({ call }: Target) => {
  const key = (await call.publicKeys.list()).find(({ usage }) => usage.includes('SymmetricKeyEncryption'))
  assert.ok(key, 'a key with the usage SymmetricKeyEncryption')
  return key
}

export interface OpenOptions {
  readonly formCode?: FormCode
  /** Default: 32 bytes. */
  readonly key?: Buffer
  readonly encryptedSymmetricKey?: string
  readonly feature?: string
}

export const openInvoiceSession = async (
  target: Target,
  by: Session,
  { formCode = fa3, key = randomBytes(32), encryptedSymmetricKey, feature }: OpenOptions = {},
): Promise<InvoiceSession> => {
  const initializationVector = randomBytes(16)
  const { certificate } = await symmetricKeyKey(target)
  const { referenceNumber } = await by.call.sessions.openOnline({
    headers: { 'x-ksef-feature': feature },
    body: {
      formCode,
      encryption: {
        encryptedSymmetricKey: encryptedSymmetricKey ?? encrypt(key, certificate),
        initializationVector: initializationVector.toString('base64'),
      },
    },
  })
  return { referenceNumber, by, key, initializationVector }
}

export type SendBody = CallInput<Operations['sessions']['sendInvoice']>['body']

/** The body that sends a document in a session. */
export const sendBody = (
  { key, initializationVector }: Pick<InvoiceSession, 'key' | 'initializationVector'>,
  document: string | Uint8Array,
): SendBody => {
  const bytes = Buffer.from(document)
  const cipher = createCipheriv('aes-256-cbc', key, initializationVector)
  const encrypted = Buffer.concat([cipher.update(bytes), cipher.final()])
  return {
    invoiceHash: hashOf(bytes),
    invoiceSize: bytes.length,
    encryptedInvoiceHash: hashOf(encrypted),
    encryptedInvoiceSize: encrypted.length,
    encryptedInvoiceContent: encrypted.toString('base64'),
  }
}

/** Sends a document; its reference number. `changed` changes what is declared of it. */
export const send = async (
  session: InvoiceSession,
  document: string | Uint8Array,
  changed: Partial<SendBody> = {},
): Promise<string> => {
  const { referenceNumber } = await session.by.call.sessions.sendInvoice({
    params: { referenceNumber: session.referenceNumber },
    body: { ...sendBody(session, document), ...changed },
  })
  return referenceNumber
}

export type InvoiceState = Output<Operations['sessions']['invoiceStatus']>
export type SessionState = Output<Operations['sessions']['status']>

export const invoiceNowOf = (session: InvoiceSession, invoiceReferenceNumber: string): Promise<InvoiceState> =>
  session.by.call.sessions.invoiceStatus({
    params: { referenceNumber: session.referenceNumber, invoiceReferenceNumber },
  })

/** How an invoice ends. */
export const invoiceOutcome = (target: Target, session: InvoiceSession, reference: string): Promise<InvoiceState> =>
  target.settle(
    () => invoiceNowOf(session, reference),
    ({ status }) => status.code !== 100 && status.code !== 150,
  )

/** Sends a document and waits for what becomes of it. */
export const sendAndSettle = async (
  target: Target,
  session: InvoiceSession,
  document: string | Uint8Array,
  changed: Partial<SendBody> = {},
): Promise<InvoiceState> => invoiceOutcome(target, session, await send(session, document, changed))

/** An invoice that KSeF has accepted. */
export interface Accepted extends InvoiceState {
  readonly ksefNumber: string
  readonly xml: string
}

/** Sends an invoice of the session's own context, which must be accepted. */
export const sendAccepted = async (
  target: Target,
  session: InvoiceSession,
  options: Partial<InvoiceOptions> = {},
  changed: Partial<SendBody> = {},
): Promise<Accepted> => {
  const xml = await invoiceNow(target, { seller: session.by.context.value, ...options })
  const state = await sendAndSettle(target, session, xml, changed)
  assert.equal(
    state.status.code,
    200,
    `${state.status.code}: ${state.status.description} ${state.status.details ?? ''}`,
  )
  assert.ok(state.ksefNumber)
  return { ...state, ksefNumber: state.ksefNumber, xml }
}

/** Waits until an accepted invoice is stored for good. */
export const stored = (
  target: Target,
  session: InvoiceSession,
  { referenceNumber }: InvoiceState,
): Promise<InvoiceState> =>
  target.settle(
    () => invoiceNowOf(session, referenceNumber),
    ({ permanentStorageDate }) => permanentStorageDate != null,
  )

export const closeSession = ({ by, referenceNumber }: InvoiceSession): Promise<void> =>
  by.call.sessions.closeOnline({ params: { referenceNumber } })

export const sessionNow = ({ by, referenceNumber }: InvoiceSession): Promise<SessionState> =>
  by.call.sessions.status({ params: { referenceNumber } })

/** How a closed session ends. */
export const sessionOutcome = (target: Target, session: InvoiceSession): Promise<SessionState> =>
  target.settle(
    () => sessionNow(session),
    ({ status }) => status.code !== 170,
  )

/** An open session of a fresh context with its owner. */
export const freshInvoiceSession = async (
  target: Target,
  signIn: (target: Target, nip: string) => Promise<Session>,
  options?: OpenOptions,
): Promise<InvoiceSession> => openInvoiceSession(target, await signIn(target, freshNip()), options)

/** An answer with its instants as numbers: two answers may write the same instant in different precision. */
export const withInstants = (answer: unknown): unknown =>
  JSON.parse(JSON.stringify(answer), (_, value) =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : value,
  )
