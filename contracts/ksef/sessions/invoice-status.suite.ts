import { strict as assert } from 'node:assert'
import { type Case, suite } from '../../suite.ts'
import { refused } from '../../suite-answers.ts'
import { crc8, ksefNumberPattern, makeInternalId } from '../formats.ts'
import {
  attachment,
  authorizedSubject,
  clockOf,
  closeSession,
  dayFromNow,
  freshInvoiceSession,
  freshNumber,
  hashOf,
  type InvoiceOptions,
  internalSubject,
  invoiceNow,
  invoiceNowOf,
  invoiceOutcome,
  openInvoiceSession,
  type SendBody,
  send,
  sendAccepted,
  sendAndSettle,
  sessionOutcome,
  stored,
} from '../suite-invoices.ts'
import { freshNip, signInDelegate, signInOwner } from '../suite-preparation.ts'
import { invoiceStatus } from './invoice-status.ts'

const accepted: Case[] = [
  {
    title: 'an accepted invoice shows all that KSeF knows of it, and no more',
    evidence: 'recorded',
    source: ['session-invoices-200-accepted', 'session-status-085', 'session-status-090'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const number = freshNumber()
      const { xml, ...state } = await sendAccepted(target, session, { number })
      assert.equal(state.ordinalNumber, 1)
      assert.equal(state.invoiceNumber, number)
      assert.equal(state.invoiceHash, hashOf(xml))
      assert.equal(state.invoicingMode, 'Online')
      assert.deepEqual(state.status, { code: 200, description: 'Sukces' })
      assert.equal(state.invoiceFileName, undefined)
      assert.ok(state.upoDownloadUrl && state.upoDownloadUrlExpirationDate)
      assert.ok(Date.parse(state.acquisitionDate!) >= Date.parse(state.invoicingDate))
    },
  },
  {
    title: 'the KSeF number has the seller, the day and a CRC-8 that holds',
    evidence: 'documented',
    source: ['ksef-number-002', 'ksef-number-005', 'ksef-number-006'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const { ksefNumber, acquisitionDate } = await sendAccepted(target, session)
      assert.match(ksefNumber, ksefNumberPattern)
      assert.equal(ksefNumber.length, 35)
      const received = acquisitionDate!.slice(0, 10).replaceAll('-', '')
      assert.ok(ksefNumber.startsWith(`${session.by.context.value}-${received}-`))
      assert.equal(crc8(ksefNumber.slice(0, 32)), ksefNumber.slice(-2))
    },
  },
  {
    title: 'its date of invoicing is the moment when it was sent',
    evidence: 'documented',
    source: 'sessions-online-049',
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const xml = await invoiceNow(target, { seller: session.by.context.value })
      const before = await clockOf(target)
      const reference = await send(session, xml)
      const after = await clockOf(target)
      const { invoicingDate } = await invoiceOutcome(target, session, reference)
      assert.ok(Date.parse(invoicingDate) >= Math.floor(before.getTime()))
      assert.ok(Date.parse(invoicingDate) <= after.getTime())
    },
  },
  {
    title: 'it goes from 100 over 150 to 200',
    evidence: 'documented',
    source: ['session-status-035', 'session-status-036', 'session-status-037'],
    needs: ['clock', 'delays'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const reference = await send(session, await invoiceNow(target, { seller: session.by.context.value }))
      const seen = [await invoiceNowOf(session, reference)]
      while (seen.at(-1)!.status.code !== 200) {
        await target.advance(250)
        seen.push(await invoiceNowOf(session, reference))
      }
      assert.deepEqual([...new Set(seen.map(({ status }) => status.code))], [100, 150, 200])
      assert.equal(seen[0]!.status.description, 'Faktura przyjęta do dalszego przetwarzania')
      assert.equal(seen[0]!.ksefNumber, undefined)
      assert.equal(seen.find(({ status }) => status.code === 150)!.status.description, 'Trwa przetwarzanie')
    },
  },
  {
    title: 'the date of permanent storage comes later',
    evidence: 'recorded',
    source: ['session-invoices-200-accepted', 'session-status-075'],
    needs: ['delays'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const invoice = await sendAccepted(target, session)
      assert.equal(invoice.permanentStorageDate, undefined)
      const { permanentStorageDate, acquisitionDate } = await stored(target, session, invoice)
      assert.ok(Date.parse(permanentStorageDate!) > Date.parse(acquisitionDate!))
    },
  },
  {
    title: 'the invoices of a session are counted through, good or bad',
    evidence: 'documented',
    source: 'session-status-020',
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const states = [
        await sendAndSettle(target, session, 'no invoice'),
        await sendAccepted(target, session),
        await sendAndSettle(target, session, 'nor this'),
      ]
      assert.deepEqual(
        states.map(({ ordinalNumber, status }) => [ordinalNumber, status.code]),
        [
          [1, 450],
          [2, 200],
          [3, 450],
        ],
      )
    },
  },
  ...(
    [
      [
        'of an earlier day is offline, whatever was declared',
        -1,
        {},
        'Offline',
        'documented',
        ['sessions-online-048', 'offline-002'],
      ],
      ['of today is online', 0, {}, 'Online', 'documented', 'sessions-online-048'],
      [
        'declared offline is offline',
        0,
        { offlineMode: true },
        'Offline',
        'described',
        ['invoices-query-035', 'offline-001', 'offline-declared-stays'],
      ],
      [
        'that comes a month late is offline, and nobody asks why',
        -31,
        { offlineMode: true },
        'Offline',
        'assumed',
        'offline-003',
      ],
    ] as const
  ).map(
    ([what, days, changed, mode, evidence, source]): Case => ({
      title: `an invoice ${what}`,
      evidence,
      source,
      async run(target) {
        const session = await freshInvoiceSession(target, signInOwner)
        const issueDate = await dayFromNow(target, days)
        assert.equal((await sendAccepted(target, session, { issueDate }, changed)).invoicingMode, mode)
      },
    }),
  ),
  {
    title: 'a wrong checksum of a NIP is no fault on TEST',
    evidence: 'documented',
    source: 'sessions-online-042',
    async run(target) {
      await sendAccepted(target, await freshInvoiceSession(target, signInOwner), { buyer: '1111111112' })
    },
  },
  {
    title: 'sums that do not add up are no fault',
    evidence: 'described',
    source: 'invoice-no-business-validation',
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const xml = await invoiceNow(target, { seller: session.by.context.value, net: 100, vat: 23 })
      const { status } = await sendAndSettle(target, session, xml.replace('<P_15>123<', '<P_15>7<'))
      assert.equal(status.code, 200)
    },
  },
  {
    title: 'another kind of invoice may have the same number',
    evidence: 'documented',
    source: 'sessions-online-041',
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const number = freshNumber()
      await sendAccepted(target, session, { number })
      await sendAccepted(target, session, { number, kind: 'UPR' })
    },
  },
  {
    title: 'a rejected number may be used again',
    evidence: 'documented',
    source: 'sessions-online-041',
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const [seller, number] = [session.by.context.value, freshNumber()]
      const issueDate = await dayFromNow(target, 2)
      await sendAndSettle(target, session, await invoiceNow(target, { seller, number, issueDate }))
      await sendAccepted(target, session, { number })
    },
  },
  {
    title: 'an enforcement authority sends in the name of the seller',
    evidence: 'documented',
    source: 'testdata-038',
    async run(target) {
      const nip = freshNip()
      await target.call.testdata.createSubject({
        body: { subjectNip: nip, subjectType: 'EnforcementAuthority', description: 'An authority' },
      })
      const session = await target.settle(
        async () => openInvoiceSession(target, await signInOwner(target, nip)),
        () => true,
      )
      const xml = await invoiceNow(target, { seller: freshNip(), authorizedSubject: authorizedSubject(nip, 1) })
      const { status } = await target.settle(
        async () => {
          const by = await signInOwner(target, nip)
          return sendAndSettle(target, { ...session, by }, xml)
        },
        ({ status }) => status.code !== 410,
      )
      assert.equal(status.code, 200)
    },
  },
]

interface Rejection {
  readonly title: string
  readonly evidence: Case['evidence']
  readonly source: Case['source']
  readonly code: number
  readonly description: string
  /** `{context}` is the NIP that sends. */
  readonly details?: readonly string[]
  readonly options?: Partial<InvoiceOptions>
  /** Days from today of P_1. */
  readonly issued?: number
  readonly changed?: Partial<SendBody>
  readonly document?: (xml: string) => string | Uint8Array
}

const semantic = { code: 450, description: 'Błąd weryfikacji semantyki dokumentu faktury' }
const badFile = { code: 430, description: 'Błąd weryfikacji pliku faktury' }
const namespace = 'http://crd.gov.pl/wzor/2025/06/25/13775/'

const rejections: readonly Rejection[] = [
  {
    title: 'what is no XML',
    evidence: 'recorded',
    source: 'invoice-status-450-invalid-xml',
    ...semantic,
    details: ['Nieprawidłowy XML'],
    document: () => 'no invoice',
  },
  {
    title: 'an invoice with a byte order mark',
    evidence: 'described',
    source: ['CIRFMF/ksef-api issue 779', 'sessions-online-038'],
    ...badFile,
    document: xml => `\uFEFF${xml}`,
  },
  {
    title: 'an invoice in UTF-16 with its byte order mark',
    evidence: 'assumed',
    source: 'CIRFMF/ksef-api issue 779',
    ...badFile,
    document: xml => Buffer.from(`\uFEFF${xml}`, 'utf16le'),
  },
  {
    title: 'an invoice in UTF-16 without a byte order mark',
    evidence: 'assumed',
    source: 'sessions-online-038',
    ...semantic,
    details: ['Nieprawidłowy XML'],
    document: xml => Buffer.from(xml, 'utf16le'),
  },
  {
    title: 'an invoice that is not UTF-8',
    evidence: 'described',
    source: 'invoice-utf8-validation',
    ...semantic,
    document: xml => Buffer.from(xml.replace('Usługa', 'Uslug\u00ff'), 'latin1'),
  },
  {
    title: 'an invoice with a processing instruction',
    evidence: 'documented',
    source: 'sessions-online-038',
    ...semantic,
    document: xml => xml.replace('<Naglowek>', '<?a b?><Naglowek>'),
  },
  {
    title: 'an invoice with a discouraged character',
    evidence: 'documented',
    source: 'sessions-online-039',
    ...semantic,
    document: xml => xml.replace('Usługa', 'Usługa\u0080'),
  },
  {
    title: 'an invoice with a tax rate that there is not',
    evidence: 'recorded',
    source: 'session-invoices-200-semantic-error-enum',
    ...semantic,
    details: [
      `The '${namespace}:P_12' element is invalid - The value '23.00' is invalid according to its datatype '${namespace}:TStawkaPodatku' - The Enumeration constraint failed.`,
    ],
    document: xml => xml.replace('<P_12>23<', '<P_12>23.00<'),
  },
  {
    title: 'an invoice without the members of the local government',
    evidence: 'recorded',
    source: 'session-invoices-200-semantic-error-incomplete',
    ...semantic,
    details: [
      `The element 'Podmiot2' in namespace '${namespace}' has incomplete content. List of possible elements expected: 'AdresKoresp, DaneKontaktowe, NrKlienta, IDNabywcy, JST' in namespace '${namespace}'.`,
    ],
    document: xml => xml.replace('<JST>2</JST><GV>2</GV>', ''),
  },
  {
    title: 'an invoice with its sums in another order',
    evidence: 'recorded',
    source: 'session-invoices-200-semantic-error-order',
    ...semantic,
    details: [
      `The element 'Fa' in namespace '${namespace}' has invalid child element 'P_13_2' in namespace '${namespace}'. List of possible elements expected: 'P_14_1' in namespace '${namespace}'.`,
    ],
    document: xml => xml.replace('<P_14_1>', '<P_13_2>0</P_13_2><P_14_1>'),
  },
  {
    title: 'an invoice of another form than the session',
    evidence: 'described',
    source: 'invoice-status-450-form-code-mismatch',
    ...semantic,
    details: ["The value of the 'kodSystemowy' attribute does not equal its fixed value."],
    document: xml => xml.replace('kodSystemowy="FA (3)"', 'kodSystemowy="FA (2)"'),
  },
  {
    title: 'an invoice of a seller with the NIP 123',
    evidence: 'described',
    source: 'sessions-online-053',
    ...semantic,
    options: { seller: '123' },
  },
  {
    title: 'an invoice of tomorrow',
    evidence: 'described',
    source: ['sessions-online-056', 'sessions-online-040'],
    ...semantic,
    issued: 1,
  },
  {
    title: 'an offline invoice of the day after tomorrow',
    evidence: 'described',
    source: 'sessions-online-057',
    ...semantic,
    issued: 2,
    changed: { offlineMode: true },
  },
  {
    title: 'an invoice made before September 2025',
    evidence: 'described',
    source: 'sessions-online-055',
    ...semantic,
    document: xml => xml.replace(/<DataWytworzeniaFa>[^<]*/, '<DataWytworzeniaFa>2025-08-31T12:00:00Z'),
  },
  {
    title: 'an invoice of another seller',
    evidence: 'recorded',
    source: ['invoice-410-context-detail-2025-12', 'invoice-410-context-detail-2026-06', 'sessions-online-054'],
    code: 410,
    description: 'Nieprawidłowy zakres uprawnień',
    details: ['Kontekst {context} nie jest uprawniony do wystawienia faktury w imieniu sprzedawcy (NIP: 5265877635)'],
    options: { seller: '5265877635' },
  },
  {
    title: 'an FA invoice with an attachment',
    evidence: 'documented',
    source: ['sessions-online-045', 'sessions-online-060'],
    code: 415,
    description: 'Brak możliwości wysyłania faktury z załącznikiem',
    options: { attachment },
  },
  {
    title: 'an invoice of another size than declared',
    evidence: 'described',
    source: 'CIRFMF/ksef-api issue 234',
    code: 430,
    description: 'Błąd weryfikacji pliku faktury',
    details: ["Rozmiar faktury nie zgadza się z zadeklarowaną wartością: '17'."],
    changed: { invoiceSize: 17 },
  },
  {
    title: 'an invoice with another hash than declared',
    evidence: 'assumed',
    source: 'session-status-041',
    code: 430,
    description: 'Błąd weryfikacji pliku faktury',
    changed: { invoiceHash: Buffer.alloc(32).toString('base64') },
  },
  {
    title: 'an invoice over the limit of one megabyte',
    evidence: 'assumed',
    source: 'sessions-online-043',
    code: 430,
    description: 'Błąd weryfikacji pliku faktury',
    options: { padding: 'x'.repeat(1_000_000) },
  },
]

const rejected: Case[] = rejections.map(
  ({ title, evidence, source, code, description, details, options, issued, changed, document = xml => xml }): Case => ({
    title: `${title} ends in ${code}`,
    evidence,
    source,
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const issueDate = issued === undefined ? undefined : await dayFromNow(target, issued)
      const xml = await invoiceNow(target, { seller: session.by.context.value, issueDate, ...options })
      const state = await sendAndSettle(target, session, document(xml), changed)
      assert.deepEqual({ code: state.status.code, description: state.status.description }, { code, description })
      const said = details?.map(detail => detail.replace('{context}', session.by.context.value))
      if (said !== undefined) assert.deepEqual(state.status.details, said)
      assert.equal(state.ksefNumber, undefined)
      assert.equal(state.acquisitionDate, undefined)
      assert.equal(state.invoiceNumber, undefined)
      assert.equal(state.upoDownloadUrl, undefined)
    },
  }),
)

const otherRejections: Case[] = [
  {
    title: 'what was encrypted with another key ends in 435',
    evidence: 'documented',
    source: ['bsdnetpl/KSeFClient issue 14', 'session-status-042', 'invoice-status-435-file-decryption'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const xml = await invoiceNow(target, { seller: session.by.context.value })
      const wrong = { ...session, key: Buffer.alloc(32) }
      let code = 0
      // One ciphertext in 256 happens to end like a padding.
      for (let attempt = 0; attempt < 4 && code !== 435; attempt++)
        code = (await sendAndSettle(target, wrong, xml + ' '.repeat(attempt))).status.code
      assert.equal(code, 435)
    },
  },
  {
    title: 'white space in a row counts once in a number: it is shown, found and a duplicate without it',
    evidence: 'described',
    source: 'CIRFMF/ksef-api issue 797',
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const number = freshNumber()
      const spaced = await sendAccepted(target, session, { number: ` ${number}  7\n` })
      assert.equal(spaced.invoiceNumber, `${number} 7`)
      await stored(target, session, spaced)
      const from = new Date((await clockOf(target)).getTime() - 86_400_000).toISOString()
      const dateRange = { dateType: 'Invoicing' as const, from }
      const body = { subjectType: 'Subject1' as const, dateRange, invoiceNumber: `${number} 7` }
      const { invoices } = await session.by.call.invoices.queryMetadata({ body })
      assert.deepEqual(
        invoices.map(it => [it.ksefNumber, it.invoiceNumber]),
        [[spaced.ksefNumber, `${number} 7`]],
      )
      const xml = await invoiceNow(target, { seller: session.by.context.value, number: `${number} 7` })
      assert.equal((await sendAndSettle(target, session, xml)).status.code, 440)
    },
  },
  {
    title: 'the same number again is a duplicate, and names its original',
    evidence: 'recorded',
    source: [
      'invoice-status-440-duplicate-extensions',
      'invoice-status-440-duplicate-2025',
      'invoice-status-440-null-fields',
      'session-status-043',
      'session-status-074',
    ],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const number = freshNumber()
      const original = await sendAccepted(target, session, { number })
      const xml = await invoiceNow(target, { seller: session.by.context.value, number, net: 200 })
      const state = await sendAndSettle(target, session, xml)
      const originalSessionReferenceNumber = session.referenceNumber
      assert.deepEqual(state.status, {
        code: 440,
        description: 'Duplikat faktury',
        details: [
          `Duplikat faktury. Faktura o numerze KSeF: ${original.ksefNumber} została już prawidłowo przesłana do systemu w sesji: ${originalSessionReferenceNumber}`,
        ],
        extensions: { originalSessionReferenceNumber, originalKsefNumber: original.ksefNumber },
      })
      assert.equal(state.invoiceNumber, number)
      assert.equal(state.ksefNumber, undefined)
      assert.equal(state.invoicingMode, undefined)
      assert.equal(state.acquisitionDate, undefined)
    },
  },
  {
    title: 'a duplicate is one in another session too',
    evidence: 'documented',
    source: 'sessions-online-041',
    async run(target) {
      const nip = freshNip()
      const [one, other] = [
        await openInvoiceSession(target, await signInOwner(target, nip)),
        await openInvoiceSession(target, await signInOwner(target, nip)),
      ]
      const { number, xml } = { number: freshNumber(), xml: '' }
      await sendAccepted(target, one, { number })
      const again = await sendAndSettle(target, other, xml || (await invoiceNow(target, { seller: nip, number })))
      assert.equal(again.status.extensions?.originalSessionReferenceNumber, one.referenceNumber)
    },
  },
  {
    title: 'where it is asked for, the checksum of an internal identifier is checked',
    since: '2.8',
    evidence: 'recorded',
    source: ['invoice-status-450-internal-id', 'subject-identifier-validation-header'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner, { feature: 'subject-identifier-validation' })
      const right = makeInternalId(freshNip(), '0001')
      const wrong = right.slice(0, -1) + ((Number(right.at(-1)) + 1) % 10)
      await sendAccepted(target, session, { thirdSubjects: internalSubject(right) })
      const xml = await invoiceNow(target, {
        seller: session.by.context.value,
        thirdSubjects: internalSubject(wrong),
      })
      assert.deepEqual((await sendAndSettle(target, session, xml)).status.details, [
        `Identyfikator wewnętrzny podmiotu trzeciego: '${wrong}' jest nieprawidłowy.`,
      ])
    },
  },
  {
    title: 'the header that asks for checksums is not known yet: none is checked',
    until: '2.7',
    evidence: 'assumed',
    source: 'simulator/ksef/features.ts',
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner, { feature: 'subject-identifier-validation' })
      const xml = await invoiceNow(target, { seller: session.by.context.value, buyer: '1111111112' })
      assert.equal((await sendAndSettle(target, session, xml)).status.code, 200)
    },
  },
  {
    title: 'where it is asked for, the checksum of a NIP is checked, and the session goes on',
    since: '2.8',
    evidence: 'described',
    source: ['sessions-online-n04', 'sessions-online-n03', 'subject-identifier-validation-header'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner, { feature: 'subject-identifier-validation' })
      const xml = await invoiceNow(target, { seller: session.by.context.value, buyer: '1111111112' })
      const { status, ksefNumber } = await sendAndSettle(target, session, xml)
      assert.equal(status.code, 450)
      assert.match(status.details!.join(), /1111111112/)
      assert.equal(ksefNumber, undefined)
      await sendAccepted(target, session)
      await closeSession(session)
      const ended = await sessionOutcome(target, session)
      assert.deepEqual([ended.status.code, ended.successfulInvoiceCount, ended.failedInvoiceCount], [200, 1, 1])
    },
  },
  {
    title: 'a currency that the filters know and the schema does not ends in 450',
    evidence: 'described',
    source: 'sessions-online-n08',
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const xml = await invoiceNow(target, { seller: session.by.context.value, currency: 'XTS' })
      const { status } = await sendAndSettle(target, session, xml)
      assert.equal(status.code, 450)
      assert.match(status.details!.join(), /KodWaluty' element is invalid - The value 'XTS' is invalid/)
    },
  },
]

const unknown = '20260116-EE-341F20A000-E2F3DB6E58-54'
const refusals: Case[] = [
  {
    title: 'an unknown invoice is refused with 400',
    evidence: 'documented',
    source: 'session-status-027',
    async run(target) {
      await refused(invoiceNowOf(await freshInvoiceSession(target, signInOwner), unknown), 'validationFailed')
    },
  },
  {
    title: 'an invoice of another session is unknown here',
    evidence: 'assumed',
    source: 'simulator/ksef/sessions/reach.ts',
    async run(target) {
      const owner = await signInOwner(target)
      const [one, other] = [await openInvoiceSession(target, owner), await openInvoiceSession(target, owner)]
      const reference = await send(one, 'abc')
      await refused(invoiceNowOf(other, reference), 'validationFailed')
    },
  },
  {
    title: 'a delegate does not see an invoice of the owner, with Introspection they do',
    evidence: 'described',
    source: 'session-resource-access-rule',
    async run(target) {
      const nip = freshNip()
      const session = await openInvoiceSession(target, await signInOwner(target, nip))
      const reference = await send(session, 'abc')
      const writer = await signInDelegate(target, nip, ['InvoiceWrite'])
      await refused(invoiceNowOf({ ...session, by: writer }, reference), 'insufficientResourceAccess')
      await invoiceNowOf({ ...session, by: await signInDelegate(target, nip, ['Introspection']) }, reference)
    },
  },
  {
    title: 'InvoiceRead alone sees none: 403',
    evidence: 'documented',
    source: 'session-status-028',
    async run(target) {
      const nip = freshNip()
      const session = await openInvoiceSession(target, await signInOwner(target, nip))
      const by = await signInDelegate(target, nip, ['InvoiceRead'])
      await refused(invoiceNowOf({ ...session, by }, unknown), 'missingPermissions')
    },
  },
]

export const invoiceStatusSuite = suite(invoiceStatus, [...accepted, ...rejected, ...otherRejections, ...refusals])
