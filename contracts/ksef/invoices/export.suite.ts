import { strict as assert } from 'node:assert'
import { randomBytes } from 'node:crypto'
import { type Case, suite, type Target } from '../../suite.ts'
import { members, refused, sorted } from '../../suite-answers.ts'
import { storedInvoices } from '../suite-collective.ts'
import { exportAll, exportNow, exportOutcome, soldLately, startExport } from '../suite-exports.ts'
import { clockOf } from '../suite-invoices.ts'
import { encryptionFor, invoiceFiles, newPackageKey, sendPackage, tarred } from '../suite-packages.ts'
import { byPesel, carriedOut, signInUnit, toPerson, unitOf } from '../suite-permissions.ts'
import {
  freshNip,
  freshPesel,
  personOf,
  type Session,
  signIn,
  signInDelegate,
  signInOwner,
} from '../suite-preparation.ts'
import { exportInvoices } from './export.ts'
import { exportStatus } from './export-status.ts'

const day = 86_400_000

const startCases: Case[] = [
  {
    title: 'a number of its own kind, and in progress at first',
    evidence: 'documented',
    source: ['invoices-export-022', 'invoices-export-015', 'invoices-export-040'],
    needs: ['delays'],
    async run(target) {
      const started = await startExport(target, await signInOwner(target))
      assert.match(started.referenceNumber, /^\d{8}-EH-[0-9A-F]{10}-[0-9A-F]{10}-[0-9A-F]{2}$/)
      assert.deepEqual(await exportNow(started), { status: { code: 100, description: 'Eksport faktur w toku' } })
    },
  },
  {
    title: 'filters are refused in the words of the metadata query, and so are filters beside their member',
    since: '2.8',
    evidence: 'documented',
    source: ['invoices-export-006', 'invoices-export-057', 'exports-range-needs-three-months'],
    async run(target) {
      const by = await signInOwner(target)
      const from = '2020-01-01T00:00:00Z'
      const old = { subjectType: 'Subject1', dateRange: { dateType: 'Issue', from } } as const
      const error = await refused(startExport(target, by, { filters: old }), 'validationFailed')
      assert.deepEqual(error.details, ["'dateRange' must not exceed 100 days."])
      const body = { encryption: await encryptionFor(target, newPackageKey()), ...old }
      const response = await target.request('POST', '/invoices/exports', { token: by.accessToken, body })
      assert.equal(response.status, 400)
    },
  },
  {
    title: 'an end in the future is taken',
    evidence: 'described',
    source: ['invoices-export-056', 'open-api.json, POST /invoices/exports'],
    async run(target) {
      const now = (await clockOf(target)).getTime()
      const dateRange = {
        dateType: 'Invoicing' as const,
        from: new Date(now - day).toISOString(),
        to: new Date(now + 300_000).toISOString(),
      }
      await startExport(target, await signInOwner(target), { filters: { subjectType: 'Subject1', dateRange } })
    },
  },
  {
    title: 'a public key that there is not is refused',
    evidence: 'documented',
    source: 'invoices-export-005',
    async run(target) {
      const publicKeyId = randomBytes(32).toString('base64')
      const encryption = { ...(await encryptionFor(target, newPackageKey())), publicKeyId }
      const error = await refused(startExport(target, await signInOwner(target), { encryption }), 'unknownPublicKey')
      assert.equal(error.text, 'Przesłany identyfikator klucza jest nieznany lub wskazuje na wycofany klucz.')
      assert.deepEqual(error.details, [`Klucz o identyfikatorze ${publicKeyId} nie jest wspierany.`])
    },
  },
  {
    title: 'InvoiceWrite alone exports nothing, nor looks at an export: 403',
    evidence: 'documented',
    source: ['invoices-export-007', 'invoices-export-012'],
    async run(target) {
      const nip = freshNip()
      const writer = await signInDelegate(target, nip, ['InvoiceWrite'])
      await refused(startExport(target, writer), 'missingPermissions')
      const { referenceNumber, packageKey } = await startExport(target, await signInOwner(target, nip))
      await refused(exportNow({ by: writer, referenceNumber, packageKey }), 'missingPermissions')
    },
  },
  {
    title: 'a unit of a NIP is no seller of anything: refused with both words, where a third subject is not',
    evidence: 'documented',
    source: ['invoices-export-032', 'invoices-export-003'],
    async run(target) {
      const [nip, pesel] = [freshNip(), freshPesel()]
      const admin = await signInUnit(target, nip)
      const body = toPerson(byPesel(pesel), ['InvoiceRead'])
      await carriedOut(target, admin, admin.call.permissions.grantToPerson({ body }))
      const reader = await signIn(target, await personOf(target, `PNOPL-${pesel}`), unitOf(nip))
      const error = await refused(startExport(target, reader), 'exportNotAllowed')
      assert.equal(error.text, 'Nieprawidłowe żądanie eksportu faktur.')
      assert.deepEqual(error.details, [
        'Nie można wyeksportować paczki faktur dla wybranego podmiotu (Subject1) i zalogowanego identyfikatora kontekstu (InternalId).',
      ])
      await startExport(target, reader, { filters: await soldLately(target, { subjectType: 'Subject3' }) })
    },
  },
  {
    title: 'ten run at a time for one subject in a context; the eleventh is refused until one has ended',
    evidence: 'documented',
    source: ['invoices-export-004', 'invoices-export-023', 'invoices-export-055'],
    needs: ['delays'],
    async run(target) {
      const by = await signInOwner(target)
      const first = await startExport(target, by)
      for (let times = 1; times < 10; times++) await startExport(target, by)
      const error = await refused(startExport(target, by), 'tooManyExports')
      assert.equal(error.text, 'Osiągnięto limit trwających eksportów.')
      assert.deepEqual(error.details, [
        'Dla uwierzytelnionego podmiotu w bieżącym kontekście osiągnięto maksymalny limit 10 równoczesnych eksportów faktur. Spróbuj ponownie później.',
      ])
      await startExport(target, await signInDelegate(target, by.context.value, ['InvoiceRead']))
      await exportOutcome(target, first)
      await startExport(target, by)
    },
  },
]

const statusCases: Case[] = [
  {
    title: 'a Zip with each invoice as it was sent and the metadata of all, ascending by date',
    evidence: 'recorded',
    source: [
      'exports-status-200-2026-05-25',
      'invoices-export-058',
      'invoices-export-059',
      'invoices-export-008',
      'invoices-export-013',
      'invoices-export-016',
      'invoices-export-024',
      'invoices-export-029',
      'invoices-export-033',
    ],
    async run(target) {
      const by = await signInOwner(target)
      const sent = await storedInvoices(target, by, 3)
      const { state, files, metadata, archive } = await exportAll(target, by)
      assert.equal(archive.subarray(0, 2).toString(), 'PK')
      assert.deepEqual(
        sorted([...files.keys()]),
        sorted([...sent.map(({ ksefNumber }) => `${ksefNumber}.xml`), '_metadata.json']),
      )
      for (const { ksefNumber, xml } of sent) assert.equal(files.get(`${ksefNumber}.xml`)!.toString(), xml)
      const filters = await soldLately(target)
      const { invoices } = await by.call.invoices.queryMetadata({ body: filters })
      assert.deepEqual(
        metadata.map(({ ksefNumber }) => ksefNumber),
        invoices.map(({ ksefNumber }) => ksefNumber),
      )
      assert.deepEqual([state.package!.invoiceCount, state.package!.isTruncated], [3, false])
      assert.equal(state.status.description, 'Eksport faktur zakończony sukcesem')
    },
  },
  {
    title: 'members, sizes, names and times of a finished export, as recorded',
    since: '2.8',
    evidence: 'recorded',
    source: [
      'exports-status-200-truncated-2026-05-22',
      'invoices-export-043',
      'invoices-export-044',
      'invoices-export-045',
      'invoices-export-046',
      'invoices-export-047',
      'invoices-export-049',
      'invoices-export-028',
      'invoices-export-062',
      'invoices-export-n01',
    ],
    needs: ['form'],
    async run(target) {
      const by = await signInOwner(target)
      await storedInvoices(target, by, 1)
      const { state, started } = await exportAll(target, by)
      assert.deepEqual(members(state), ['status', 'completedDate', 'packageExpirationDate', 'package'])
      assert.deepEqual(members(state.package), [
        'invoiceCount',
        'size',
        'parts',
        'isTruncated',
        'permanentStorageHwmDate',
        'compressionType',
      ])
      assert.equal(Date.parse(state.packageExpirationDate!) - Date.parse(state.completedDate!), 7 * day)
      const [part] = state.package!.parts
      assert.deepEqual(members(part), [
        'ordinalNumber',
        'partName',
        'method',
        'url',
        'partSize',
        'partHash',
        'encryptedPartSize',
        'encryptedPartHash',
        'expirationDate',
      ])
      assert.equal(part!.partName, `${started.referenceNumber}-001.zip.aes`)
      assert.equal(state.package!.size, part!.partSize)
      assert.equal(part!.encryptedPartSize, (Math.floor(part!.partSize / 16) + 1) * 16)
      const { pathname, searchParams } = new URL(part!.url)
      const number = started.referenceNumber
      assert.match(pathname, new RegExp(`/storage/\\d\\d/${number.toLowerCase()}/invoice-package/${part!.partName}$`))
      assert.deepEqual([searchParams.get('sr'), searchParams.get('sp')], ['b', 'r'])
    },
  },
  {
    title: 'links are signed anew at each look, for an hour, and then open no more',
    evidence: 'documented',
    source: ['invoices-export-030', 'exports-part-url-test-2025-11-10', 'sessions-batch-069'],
    needs: ['clock'],
    async run(target) {
      const by = await signInOwner(target)
      await storedInvoices(target, by, 1)
      const { state, started } = await exportAll(target, by)
      const [before] = state.package!.parts
      await target.advance(600_000)
      const [after] = (await exportNow(started)).package!.parts
      assert.equal(Date.parse(after!.expirationDate) - Date.parse(before!.expirationDate) >= 600_000, true)
      await target.advance(3_000_001)
      assert.equal((await target.download(before!.url)).status, 403)
      assert.equal((await target.download(after!.url)).status, 200)
      assert.equal((await target.download(after!.url.replace(/sig=[^&]+/, 'sig=AAAA'))).status, 403)
    },
  },
  {
    title: 'onlyMetadata: one file',
    evidence: 'described',
    source: ['invoices-export-034', 'invoices-export-025', 'invoices-export-026'],
    async run(target) {
      const by = await signInOwner(target)
      const [invoice] = await storedInvoices(target, by, 1)
      const { files, metadata } = await exportAll(target, by, { onlyMetadata: true })
      assert.deepEqual([...files.keys()], ['_metadata.json'])
      assert.deepEqual(
        metadata.map(({ ksefNumber }) => ksefNumber),
        [invoice!.ksefNumber],
      )
    },
  },
  {
    title: 'TarGz where it is asked for, whatever the invoices came in',
    evidence: 'described',
    source: ['invoices-export-037', 'invoices-export-027', 'invoices-export-n04'],
    async run(target) {
      const by = await signInOwner(target)
      const sent = await tarred(await invoiceFiles(target, by.context.value, 2))
      await sendPackage(target, by, sent, { compressionType: 'TarGz' })
      const filters = await soldLately(target)
      await target.settle(
        () => by.call.invoices.queryMetadata({ body: filters }),
        ({ invoices }) => invoices.length === 2,
      )
      const { archive, files, state } = await exportAll(target, by, { compressionType: 'TarGz' })
      assert.deepEqual([...archive.subarray(0, 2)], [0x1f, 0x8b])
      assert.equal(files.size, 3)
      assert.match(state.package!.parts[0]!.partName, /-001\.tar\.gz\.aes$/)
      const zip = await exportAll(target, by)
      assert.equal(zip.archive.subarray(0, 2).toString(), 'PK')
    },
  },
  {
    title: 'nothing found: 200 with an empty package',
    evidence: 'assumed',
    source: ['invoices-export-060', 'invoices-export-035', 'invoices-export-n03'],
    async run(target) {
      const filters = await soldLately(target, { subjectType: 'Subject3' })
      const { state } = await exportAll(target, await signInOwner(target), { filters })
      assert.deepEqual(
        [state.status.code, state.package!.invoiceCount, state.package!.size, state.package!.parts],
        [200, 0, 0, []],
      )
    },
  },
  {
    title: 'the buyer exports what it bought, and filters narrow it down',
    evidence: 'documented',
    source: 'open-api.json, POST /invoices/exports',
    async run(target) {
      const [seller, buyer] = [await signInOwner(target), await signInOwner(target)]
      const [first] = await storedInvoices(target, seller, 2, { buyer: buyer.context.value })
      const filters = await soldLately(target, { subjectType: 'Subject2', ksefNumber: first!.ksefNumber })
      const { metadata } = await exportAll(target, buyer, { filters })
      assert.deepEqual(
        metadata.map(({ ksefNumber }) => ksefNumber),
        [first!.ksefNumber],
      )
    },
  },
  {
    title: 'dates of the high-water mark stand in exports by permanent storage alone',
    evidence: 'described',
    source: ['invoices-export-038'],
    async run(target) {
      const by = await signInOwner(target)
      await storedInvoices(target, by, 1)
      const from = new Date((await clockOf(target)).getTime() - day).toISOString()
      const filters = { subjectType: 'Subject1', dateRange: { dateType: 'Invoicing', from } } as const
      const { state } = await exportAll(target, by, { filters })
      assert.equal(state.package!.permanentStorageHwmDate, undefined)
      assert.equal(state.package!.lastPermanentStorageDate, undefined)
    },
  },
  {
    title: 'the mark is the end of a range that lies behind it',
    evidence: 'recorded',
    source: ['exports-status-200-2026-06-03', 'invoices-export-050', 'exports-permanent-storage-hwm-member'],
    async run(target) {
      const now = (await clockOf(target)).getTime()
      const dateRange = {
        dateType: 'PermanentStorage' as const,
        from: new Date(now - 2 * day).toISOString(),
        to: new Date(now - day).toISOString(),
      }
      const filters = { subjectType: 'Subject1', dateRange } as const
      const { state } = await exportAll(target, await signInOwner(target), { filters })
      assert.equal(Date.parse(state.package!.permanentStorageHwmDate!), now - day)
    },
  },
  {
    title: 'a begin beyond the mark to which it is restricted ends in 420, without details',
    evidence: 'described',
    source: ['invoices-export-051', 'invoices-export-019'],
    async run(target) {
      const now = (await clockOf(target)).getTime()
      const dateRange = {
        dateType: 'PermanentStorage' as const,
        from: new Date(now + 600_000).toISOString(),
        to: new Date(now + day).toISOString(),
        restrictToPermanentStorageHwmDate: true,
      }
      const started = await startExport(target, await signInOwner(target), {
        filters: { subjectType: 'Subject1', dateRange },
      })
      const { status, package: made } = await exportOutcome(target, started)
      assert.deepEqual(status, { code: 420, description: 'Zakres filtrowania wykracza poza dostępny zakres danych' })
      assert.equal(made, undefined)
    },
  },
  {
    title: 'a key that does not decrypt ends in 415',
    evidence: 'documented',
    source: ['invoices-export-052', 'invoices-export-018'],
    async run(target) {
      const encryption = {
        encryptedSymmetricKey: randomBytes(256).toString('base64'),
        initializationVector: randomBytes(16).toString('base64'),
      }
      const started = await startExport(target, await signInOwner(target), { encryption })
      const { status, completedDate } = await exportOutcome(target, started)
      assert.deepEqual(status, { code: 415, description: 'Błąd odszyfrowania dostarczonego klucza' })
      assert.ok(completedDate)
    },
  },
  {
    title: "an unknown export, another context's and another subject's: 21175; a number of another form: 21405",
    evidence: 'documented',
    source: ['invoices-export-010', 'invoices-export-011', 'invoices-export-053'],
    async run(target) {
      const by = await signInOwner(target)
      const started = await startExport(target, by)
      const strangers = [await signInOwner(target), await signInDelegate(target, by.context.value, ['InvoiceRead'])]
      for (const stranger of strangers) {
        const error = await refused(exportNow({ ...started, by: stranger }), 'exportNotFound')
        assert.equal(error.text, 'Wynik zapytania o podanym identyfikatorze nie istnieje.')
      }
      const referenceNumber = '20260116-EH-341F20A000-E2F3DB6E58-54'
      await refused(exportNow({ ...started, referenceNumber }), 'exportNotFound')
      await refused(exportNow({ ...started, referenceNumber: '123' }), 'validationFailed')
    },
  },
  {
    title: 'after seven days 210 without the package, a day later 410',
    evidence: 'documented',
    source: ['invoices-export-014', 'invoices-export-017', 'invoices-export-054'],
    needs: ['clock'],
    async run(target) {
      const by = await signInOwner(target)
      await storedInvoices(target, by, 1)
      const { started } = await exportAll(target, by)
      const later = async (ms: number) => {
        await target.advance(ms)
        return { ...started, by: await signInOwner(target, by.context.value) }
      }
      const expired = await exportNow(await later(7 * day))
      assert.deepEqual(expired.status, {
        code: 210,
        description: 'Eksport faktur wygasł i nie jest już dostępny do pobrania',
      })
      assert.equal(expired.package, undefined)
      const gone = await refused(exportNow(await later(day)), 'gone')
      assert.equal(gone.status, 410)
      assert.equal(gone.text, 'Operacja wygasła i nie jest już dostępna.')
    },
  },
]

/** Sends now and then, and fetches what has become complete since the last time. */
const fetchSince = async (target: Target, by: Session, from: string) => {
  const dateRange = { dateType: 'PermanentStorage', from, restrictToPermanentStorageHwmDate: true } as const
  return exportAll(target, by, { filters: { subjectType: 'Subject1', dateRange } })
}

const incrementalCases: Case[] = [
  {
    title: 'what is fetched from one high-water mark to the next is complete; what comes twice is told by its number',
    evidence: 'described',
    source: ['invoices-export-036', 'invoices-export-031', 'invoices-export-041'],
    async run(target) {
      const by = await signInOwner(target)
      let from = new Date((await clockOf(target)).getTime() - day).toISOString()
      const fetched: string[] = []
      const sent: string[] = []
      for (let round = 0; round < 3; round++) {
        sent.push(...(await storedInvoices(target, by, 2)).map(({ ksefNumber }) => ksefNumber))
        const { state, metadata } = await target.settle(
          () => fetchSince(target, by, from),
          seen => seen.metadata.length >= 2,
        )
        fetched.push(...metadata.map(({ ksefNumber }) => ksefNumber))
        from = state.package!.permanentStorageHwmDate!
      }
      assert.deepEqual(sorted([...new Set(fetched)]), sorted(sent))
    },
  },
]

export const exportSuite = suite(exportInvoices, startCases)
export const exportStatusSuite = suite(exportStatus, statusCases)
export const incrementalExportSuite = suite('Incremental export', incrementalCases, [exportInvoices, exportStatus])
