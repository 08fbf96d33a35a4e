import { strict as assert } from 'node:assert'
import { randomBytes } from 'node:crypto'
import { type Case, suite, type Target } from '../../suite.ts'
import { members, refused } from '../../suite-answers.ts'
import {
  attachment,
  clockOf,
  freshInvoiceSession,
  hashOf,
  invoiceNow,
  sendAccepted,
  unknownSession,
} from '../suite-invoices.ts'
import {
  batchNow,
  batchOutcome,
  closeBatchOf,
  invoiceFiles,
  invoicesOf,
  newPackageKey,
  openBatchOf,
  type PackedFile,
  sendPackage,
  tarred,
  uploadAll,
  uploadPart,
  zipped,
} from '../suite-packages.ts'
import { freshNip, type Session, signInDelegate, signInOwner } from '../suite-preparation.ts'
import { closeBatch } from './close-batch.ts'
import { openBatch } from './open-batch.ts'

/** A package of invoices of whoever is signed in. */
const packageOf = async (target: Target, by: Session, count = 1): Promise<Buffer> =>
  zipped(await invoiceFiles(target, by.context.value, count))

const anyPackage = (): Promise<Buffer> => zipped([{ name: 'a.xml', bytes: '<a/>' }])

const statusOf = ({ status }: { readonly status: { readonly code: number; readonly description: string } }) => [
  status.code,
  status.description,
]

const openCases: Case[] = [
  {
    title: 'a session of one part: its number, and a link with what goes along, in the recorded order',
    evidence: 'recorded',
    source: [
      'session-batch-open-2025-10-06',
      'sessions-batch-056',
      'sessions-batch-017',
      'sessions-batch-057',
      'storage-002',
    ],
    async run(target) {
      const { referenceNumber, uploads } = await openBatchOf(target, await signInOwner(target), await anyPackage())
      assert.match(referenceNumber, /^\d{8}-SB-[0-9A-F]{10}-[0-9A-F]{10}-[0-9A-F]{2}$/)
      const { url, ...rest } = uploads[0]!
      assert.deepEqual(rest, { ordinalNumber: 1, method: 'PUT', headers: { 'x-ms-blob-type': 'BlockBlob' } })
      const { pathname, searchParams } = new URL(url)
      assert.match(pathname, new RegExp(`/storage/\\d\\d/${referenceNumber.toLowerCase()}/batch-parts/1$`))
      assert.deepEqual(
        [...searchParams.keys()],
        ['skoid', 'sktid', 'skt', 'ske', 'sks', 'skv', 'sv', 'st', 'se', 'sr', 'sp', 'sig'],
      )
      assert.deepEqual([searchParams.get('sr'), searchParams.get('sp')], ['b', 'w'])
    },
  },
  {
    title: 'each part may be sent for twenty minutes times the number of parts, from five minutes before',
    evidence: 'documented',
    source: ['sessions-batch-024', 'sessions-batch-058', 'storage-003'],
    async run(target) {
      const now = (await clockOf(target)).getTime()
      const batch = await openBatchOf(target, await signInOwner(target), await anyPackage(), { parts: 3 })
      for (const { url } of batch.uploads) {
        const { searchParams } = new URL(url)
        const [begin, end] = ['st', 'se'].map(name => Date.parse(searchParams.get(name)!))
        assert.ok(Math.abs(end! - now - 60 * 60_000) < 60_000)
        assert.ok(Math.abs(now - begin! - 5 * 60_000) < 60_000)
      }
    },
  },
  {
    title: 'it is open: 100, until 12 hours later, without counters',
    evidence: 'documented',
    source: ['session-status-047', 'sessions-batch-076'],
    async run(target) {
      const state = await batchNow(await openBatchOf(target, await signInOwner(target), await anyPackage()))
      assert.deepEqual(statusOf(state), [100, 'Sesja wsadowa rozpoczęta'])
      assert.equal(state.invoiceCount, undefined)
      assert.equal(Date.parse(state.validUntil!) - Date.parse(state.dateCreated), 12 * 3_600_000)
    },
  },
  {
    title: 'a package of 5 000 000 001 bytes is refused in the recorded words',
    evidence: 'described',
    source: 'sessions-batch-041',
    async run(target) {
      const declare = (
        body: Parameters<NonNullable<NonNullable<Parameters<typeof openBatchOf>[3]>['declare']>>[0],
      ) => ({
        ...body,
        batchFile: { ...body.batchFile, fileSize: 5_000_000_001 },
      })
      const opening = openBatchOf(target, await signInOwner(target), await anyPackage(), { declare })
      const error = await refused(opening, 'validationFailed')
      assert.deepEqual(error.details, ["'fileSize' must be less than or equal to '5000000000'."])
    },
  },
  {
    title: '51 parts are refused with a code of their own',
    evidence: 'described',
    source: ['sessions-batch-042', 'sessions-batch-053', 'sessions-batch-054'],
    async run(target) {
      const opening = openBatchOf(target, await signInOwner(target), await anyPackage(), { parts: 51 })
      const error = await refused(opening, 'tooManyParts')
      assert.equal(error.text, 'Przekroczono dozwoloną liczbę części pakietów.')
      assert.deepEqual(error.details, ['Liczba części pliku musi być mniejsza lub równa niż 50.'])
    },
  },
  {
    title: 'a part of more than 100 MB is refused, naming it',
    evidence: 'documented',
    source: ['sessions-batch-020', 'sessions-batch-019', 'sessions-batch-043', 'open-api.json, POST /sessions/batch'],
    async run(target) {
      const by = await signInOwner(target)
      const archive = await anyPackage()
      const ofSize = (fileSize: number) =>
        openBatchOf(target, by, archive, {
          declare: body => ({
            ...body,
            batchFile: { ...body.batchFile, fileParts: [{ ...body.batchFile.fileParts[0]!, fileSize }] },
          }),
        })
      await ofSize(100_000_016)
      const error = await refused(ofSize(100_000_017), 'partTooLarge')
      assert.deepEqual(error.details, ['Rozmiar części 1 przekroczył dozwolony rozmiar 100MB.'])
    },
  },
  {
    title: 'faults of several codes fold into one 21405 with all sentences',
    evidence: 'recorded',
    source: ['error-400-legacy-aggregation', 'sessions-batch-061'],
    async run(target) {
      const opening = openBatchOf(target, await signInOwner(target), await anyPackage(), {
        formCode: { systemCode: 'FA (9)', schemaVersion: '1-0E', value: 'FA' },
        declare: body => ({
          ...body,
          batchFile: {
            ...body.batchFile,
            fileParts: [{ ordinalNumber: 1, fileSize: 200_000_000, fileHash: Buffer.alloc(33).toString('base64') }],
          },
        }),
      })
      const error = await refused(opening, 'validationFailed')
      assert.deepEqual([...error.details].sort(), [
        'Niepoprawny skrót pliku.',
        'Rozmiar części 1 przekroczył dozwolony rozmiar 100MB.',
        'Wskazany kod formularza nie jest wspierany.',
      ])
    },
  },
  {
    title: 'numbers of parts with a gap, or one twice, are refused; their order does not matter',
    evidence: 'assumed',
    source: 'sessions-batch-063',
    async run(target) {
      const by = await signInOwner(target)
      const archive = await packageOf(target, by)
      const numbered = (...numbers: number[]) =>
        openBatchOf(target, by, archive, {
          parts: 2,
          declare: body => ({
            ...body,
            batchFile: {
              ...body.batchFile,
              fileParts: body.batchFile.fileParts.map((part, place) => ({ ...part, ordinalNumber: numbers[place]! })),
            },
          }),
        })
      for (const numbers of [
        [1, 3],
        [1, 1],
      ]) {
        const error = await refused(numbered(...numbers), 'validationFailed')
        assert.deepEqual(error.details, ['Numery porządkowe części muszą być unikalne.'])
      }
      assert.equal((await numbered(2, 1)).uploads.length, 2)
    },
  },
  {
    title: 'a form of PEF from the context of a NIP is refused',
    evidence: 'described',
    source: ['sessions-batch-060', 'sessions-batch-018', 'forms-pef-from-nip-21405'],
    async run(target) {
      const formCode = { systemCode: 'PEF (3)', schemaVersion: '2-1', value: 'PEF' }
      const opening = openBatchOf(target, await signInOwner(target), await anyPackage(), { formCode })
      const error = await refused(opening, 'validationFailed')
      assert.deepEqual(error.details, ['Wskazany kod formularza nie jest wspierany.'])
    },
  },
  {
    title: 'a public key that there is not is refused',
    evidence: 'documented',
    source: 'open-api.json, POST /sessions/batch',
    async run(target) {
      const publicKeyId = randomBytes(32).toString('base64')
      const opening = openBatchOf(target, await signInOwner(target), await anyPackage(), {
        declare: body => ({ ...body, encryption: { ...body.encryption, publicKeyId } }),
      })
      const error = await refused(opening, 'unknownPublicKey')
      assert.equal(error.text, 'Przesłany identyfikator klucza jest nieznany lub wskazuje na wycofany klucz.')
      assert.deepEqual(error.details, [`Klucz o identyfikatorze ${publicKeyId} nie jest wspierany.`])
    },
  },
  {
    title: 'InvoiceWrite or EnforcementOperations opens one, InvoiceRead does not: 403',
    evidence: 'documented',
    source: ['sessions-batch-032', 'sessions-batch-007', 'sessions-batch-015'],
    async run(target) {
      const [nip, archive] = [freshNip(), await anyPackage()]
      await openBatchOf(target, await signInDelegate(target, nip, ['InvoiceWrite']), archive)
      const reader = await signInDelegate(target, nip, ['InvoiceRead'])
      await refused(openBatchOf(target, reader, archive), 'missingPermissions')
    },
  },
]

const uploadCases: Case[] = [
  {
    title: 'the same part again: 201, and the later one counts',
    evidence: 'assumed',
    source: 'sessions-batch-070',
    async run(target) {
      const by = await signInOwner(target)
      const batch = await openBatchOf(target, by, await packageOf(target, by))
      assert.equal((await uploadPart(target, batch, 1, randomBytes(20))).status, 201)
      await uploadAll(target, batch)
      await closeBatchOf(batch)
      assert.equal((await batchOutcome(target, batch)).status.code, 200)
    },
  },
  {
    title: 'an altered link, that of another part, and one that has expired: 403, as XML',
    evidence: 'described',
    source: ['sessions-batch-066', 'sessions-batch-069', 'session-batch-part-403-xml'],
    needs: ['clock'],
    async run(target) {
      const batch = await openBatchOf(target, await signInOwner(target), await anyPackage(), { parts: 2 })
      const [first, second] = batch.uploads.map(({ url }) => url) as [string, string]
      const body = batch.parts[0]!
      const headers = { 'x-ms-blob-type': 'BlockBlob' }
      const refusedBy = async (url: string) => {
        const response = await target.upload(url, { headers, body })
        assert.equal(response.status, 403)
        assert.equal(response.headers.get('Content-Type'), 'application/xml')
        assert.match(await response.text(), /<Code>AuthenticationFailed<\/Code>/)
      }
      await refusedBy(first.replace(/sig=[^&]+/, 'sig=AAAA'))
      await refusedBy(first.replace(/se=[^&]+/, 'se=2099-01-01T00%3A00%3A00Z'))
      await refusedBy(first.replace('/batch-parts/1?', '/batch-parts/2?'))
      await target.advance(40 * 60_000 + 1000)
      await refusedBy(second)
    },
  },
  {
    title: 'the links are not counted as requests are',
    evidence: 'documented',
    source: 'sessions-batch-025',
    needs: ['rate-limits'],
    async run(target) {
      const by = await signInOwner(target)
      const batch = await openBatchOf(target, by, await packageOf(target, by))
      for (let times = 0; times < 70; times++) assert.equal((await uploadPart(target, batch)).status, 201)
    },
  },
  {
    title: 'a GET under the link of an upload is not what it is for: 403',
    evidence: 'assumed',
    source: 'simulator/ksef/storage/visit.ts',
    async run(target) {
      const { uploads } = await openBatchOf(target, await signInOwner(target), await anyPackage())
      const response = await target.download(uploads[0]!.url)
      assert.equal(response.status, 403)
      assert.match(await response.text(), /<Code>AuthorizationPermissionMismatch<\/Code>/)
    },
  },
  {
    title: 'without x-ms-blob-type: 400, naming the header',
    evidence: 'assumed',
    source: 'sessions-batch-068',
    async run(target) {
      const { uploads, parts } = await openBatchOf(target, await signInOwner(target), await anyPackage())
      const response = await target.upload(uploads[0]!.url, { body: parts[0]! })
      assert.equal(response.status, 400)
      assert.equal(response.headers.get('x-ms-error-code'), 'MissingRequiredHeader')
      assert.match(await response.text(), /<HeaderName>x-ms-blob-type<\/HeaderName>/)
    },
  },
  {
    title: 'after the session was closed its links take nothing any more',
    evidence: 'assumed',
    source: 'simulator/ksef/storage/part-uploads.ts',
    async run(target) {
      const by = await signInOwner(target)
      const { batch } = await sendPackage(target, by, await packageOf(target, by))
      assert.equal((await uploadPart(target, batch)).status, 403)
    },
  },
]

const closeCases: Case[] = [
  {
    title: 'a part that did not arrive, by its number',
    evidence: 'recorded',
    source: ['session-batch-close-400-21205-part-1', 'sessions-batch-044', 'sessions-batch-073', 'sessions-batch-027'],
    async run(target) {
      const by = await signInOwner(target)
      const batch = await openBatchOf(target, by, await packageOf(target, by), { parts: 2 })
      const none = await refused(closeBatchOf(batch), 'partMissing')
      assert.equal(none.text, 'Pakiet nie może być pusty.')
      assert.deepEqual(none.details, ["Nie przesłano zadeklarowanej '1' części pliku."])
      await uploadPart(target, batch, 1)
      const second = await refused(closeBatchOf(batch), 'partMissing')
      assert.deepEqual(second.details, ["Nie przesłano zadeklarowanej '2' części pliku."])
      await uploadPart(target, batch, 2)
      await closeBatchOf(batch)
    },
  },
  {
    title: 'a part of another size than was declared',
    evidence: 'described',
    source: ['session-batch-close-400-21157', 'sessions-batch-028', 'sessions-batch-074'],
    async run(target) {
      const batch = await openBatchOf(target, await signInOwner(target), await anyPackage())
      await uploadPart(target, batch, 1, randomBytes(1000))
      const error = await refused(closeBatchOf(batch), 'partSizeDiffers')
      assert.deepEqual(error.details, ["Zadeklarowany rozmiar części '1' nie zgadza się z rzeczywistym."])
    },
  },
  {
    title: 'closed before: its status forbids it',
    evidence: 'assumed',
    source: 'sessions-batch-075',
    async run(target) {
      const by = await signInOwner(target)
      const { batch } = await sendPackage(target, by, await packageOf(target, by))
      const error = await refused(closeBatchOf(batch), 'sessionCannotBeClosed')
      assert.deepEqual(error.details, ['Status sesji (200) uniemożliwia jej zamknięcie.'])
    },
  },
  {
    title: 'an unknown session, and one that is none of batches',
    evidence: 'described',
    source: ['session-batch-close-400-21173'],
    async run(target) {
      const by = await signInOwner(target)
      const closing = by.call.sessions.closeBatch({ params: { referenceNumber: unknownSession } })
      const error = await refused(closing, 'sessionNotFound')
      assert.equal(error.text, 'Brak sesji o wskazanym numerze referencyjnym.')
      assert.deepEqual(error.details, [`Sesja o numerze referencyjnym ${unknownSession} nie została znaleziona.`])
    },
  },
  {
    title: "another's session is out of reach: 403",
    evidence: 'documented',
    source: 'open-api.json, POST /sessions/batch/{referenceNumber}/close',
    async run(target) {
      const batch = await openBatchOf(target, await signInOwner(target), await anyPackage())
      await refused(closeBatchOf({ ...batch, by: await signInOwner(target) }), 'insufficientResourceAccess')
    },
  },
  {
    title: 'never closed: cancelled 12 hours after the opening, and closing comes too late',
    evidence: 'documented',
    source: [
      'sessions-batch-029',
      'sessions-batch-030',
      'sessions-batch-055',
      'session-batch-unclosed-not-processed',
      'session-status-055',
      'session-status-056',
    ],
    needs: ['clock'],
    async run(target) {
      const by = await signInOwner(target)
      const batch = await openBatchOf(target, by, await packageOf(target, by))
      await uploadAll(target, batch)
      await target.advance(12 * 3_600_000)
      const again = await signInOwner(target, by.context.value)
      const late = { ...batch, by: again }
      const state = await batchNow(late)
      assert.deepEqual(statusOf(state), [440, 'Sesja anulowana'])
      assert.deepEqual(state.status.details, ['Przekroczono czas wysyłki'])
      const error = await refused(closeBatchOf(late), 'batchTimedOut')
      assert.equal(error.text, 'Czas oczekiwania na requesty upload lub finish został przekroczony.')
      assert.deepEqual(error.details, ['Sesja anulowana, przekroczony czas wysyłki.'])
    },
  },
]

/** The outcome of a package that is right but for one thing. */
const outcomeWith = async (
  target: Target,
  options: Parameters<typeof sendPackage>[3],
  tamper?: (part: Buffer) => Buffer,
) => {
  const by = await signInOwner(target)
  const batch = await openBatchOf(target, by, await packageOf(target, by), options)
  await uploadPart(target, batch, 1, tamper?.(batch.parts[0]!))
  await closeBatchOf(batch)
  return batchOutcome(target, batch)
}

const noCounters = (state: object) =>
  assert.deepEqual(
    members(state).filter(name => name.endsWith('Count')),
    [],
  )

const packageCases: Case[] = [
  {
    title: 'good invoices in two parts: processed, counted, each with its number, a UPO and its file name',
    evidence: 'described',
    source: [
      'sessions-batch-035',
      'sessions-batch-021',
      'session-status-076',
      'session-status-079',
      'sessions-batch-036',
      'sessions-batch-023',
      'sessions-batch-026',
      'session-status-049',
    ],
    async run(target) {
      const by = await signInOwner(target)
      const { batch, state } = await sendPackage(target, by, await packageOf(target, by, 5), { parts: 2 })
      assert.deepEqual(statusOf(state), [200, 'Sesja wsadowa przetworzona pomyślnie'])
      assert.deepEqual([state.invoiceCount, state.successfulInvoiceCount, state.failedInvoiceCount], [5, 5, 0])
      const page = await target.download(state.upo!.pages[0]!.downloadUrl)
      assert.equal((await page.text()).match(/<NumerKSeFDokumentu>/g)?.length, 5)
      const invoices = await invoicesOf(batch)
      assert.deepEqual(
        invoices.map(({ ordinalNumber, invoiceFileName, status }) => [ordinalNumber, invoiceFileName, status.code]),
        [1, 2, 3, 4, 5].map(place => [place, `faktura-${place}.xml`, 200]),
      )
      assert.equal(new Set(invoices.map(({ ksefNumber }) => ksefNumber)).size, 5)
    },
  },
  {
    title: 'the moment of the opening is that of all invoices; their numbers count from 001',
    evidence: 'recorded',
    source: ['session-batch-invoices-offline-2025-10', 'sessions-batch-083', 'sessions-batch-084'],
    async run(target) {
      const by = await signInOwner(target)
      const { batch, state } = await sendPackage(target, by, await packageOf(target, by, 2))
      const invoices = await invoicesOf(batch)
      for (const { invoicingDate } of invoices) assert.equal(Date.parse(invoicingDate), Date.parse(state.dateCreated))
      assert.deepEqual(
        invoices.map(({ referenceNumber }) => referenceNumber.slice(19, 22)),
        ['001', '002'],
      )
    },
  },
  {
    title: 'a tar.gz that says so is unpacked like a Zip',
    evidence: 'described',
    source: ['sessions-batch-037', 'sessions-batch-022', 'sessions-batch-064'],
    async run(target) {
      const by = await signInOwner(target)
      const archive = await tarred(await invoiceFiles(target, by.context.value, 3))
      const { state } = await sendPackage(target, by, archive, { compressionType: 'TarGz', parts: 2 })
      assert.deepEqual([state.status.code, state.successfulInvoiceCount], [200, 3])
    },
  },
  {
    title: 'a tar.gz sent as Zip, or bytes that are no archive: 430, without counters',
    evidence: 'described',
    source: ['session-batch-430-targz-as-zip', 'sessions-batch-079', 'session-status-053'],
    async run(target) {
      const by = await signInOwner(target)
      for (const archive of [await tarred([{ name: 'a.xml', bytes: '<a/>' }]), randomBytes(1000)]) {
        const { batch, state } = await sendPackage(target, by, archive)
        assert.deepEqual(statusOf(state), [430, 'Błąd dekompresji pierwotnego archiwum'])
        noCounters(state)
        assert.deepEqual(await invoicesOf(batch), [])
      }
    },
  },
  {
    title: '256 random bytes as the key are taken at the opening and end in 415',
    evidence: 'described',
    source: [
      'sessions-batch-045',
      'sessions-batch-059',
      'sessions-batch-080',
      'session-status-051',
      'session-status-084',
    ],
    async run(target) {
      const state = await outcomeWith(target, {
        declare: body => ({
          ...body,
          encryption: { ...body.encryption, encryptedSymmetricKey: randomBytes(256).toString('base64') },
        }),
      })
      assert.deepEqual(statusOf(state), [415, 'Błąd odszyfrowania dostarczonego klucza'])
      assert.deepEqual(state.status.details, ['Rozszyfrowania klucza symetrycznego zakończone błędem'])
      noCounters(state)
    },
  },
  {
    title: 'a flipped byte of a part is taken, and ends in 405 with the declared hash',
    evidence: 'described',
    source: ['sessions-batch-046', 'sessions-batch-072', 'session-batch-405-sporadic', 'session-status-050'],
    async run(target) {
      let declared = ''
      const state = await outcomeWith(target, undefined, part => {
        declared = hashOf(part)
        const flipped = Buffer.from(part)
        flipped[3]! ^= 1
        return flipped
      })
      assert.deepEqual(statusOf(state), [405, 'Błąd weryfikacji poprawności dostarczonych elementów paczki'])
      assert.deepEqual(state.status.details, [
        `Skrót SHA-256 części: '1' nie zgadza się z zadeklarowanym skrótem: ${declared}`,
      ])
      noCounters(state)
    },
  },
  {
    title: 'another initialization vector: 430 with the declared hash of the package',
    evidence: 'described',
    source: ['sessions-batch-047', 'sessions-batch-078'],
    async run(target) {
      const state = await outcomeWith(target, {
        declare: body => ({
          ...body,
          encryption: { ...body.encryption, initializationVector: randomBytes(16).toString('base64') },
        }),
      })
      assert.equal(state.status.code, 430)
      assert.match(
        state.status.details![0]!,
        /^Skrót SHA-256 przesłanej paczki faktur nie jest zgodny z zadeklarowanym skrótem: \S{44}$/,
      )
      noCounters(state)
    },
  },
  {
    title: 'bytes that are not encrypted at all, or by another key: 435',
    evidence: 'documented',
    source: ['session-status-054'],
    async run(target) {
      const by = await signInOwner(target)
      const archive = await packageOf(target, by)
      const declare =
        (part: Buffer) =>
        (body: Parameters<NonNullable<NonNullable<Parameters<typeof openBatchOf>[3]>['declare']>>[0]) => ({
          ...body,
          batchFile: {
            ...body.batchFile,
            fileParts: [{ ordinalNumber: 1, fileSize: part.length, fileHash: hashOf(part) }],
          },
        })
      const plain = Buffer.concat([archive, Buffer.alloc(1)]).subarray(0, archive.length | 1)
      const batch = await openBatchOf(target, by, archive, { declare: declare(plain) })
      await uploadPart(target, batch, 1, plain)
      await closeBatchOf(batch)
      assert.deepEqual(statusOf(await batchOutcome(target, batch)), [
        435,
        'Błąd odszyfrowania zaszyfrowanych części archiwum',
      ])
    },
  },
  {
    title: 'with several faults the first in the order of the work is told: the key before the hashes',
    evidence: 'assumed',
    source: 'sessions-batch-077',
    async run(target) {
      const state = await outcomeWith(
        target,
        {
          declare: body => ({
            ...body,
            encryption: { ...body.encryption, encryptedSymmetricKey: randomBytes(256).toString('base64') },
          }),
        },
        part => Buffer.alloc(part.length),
      )
      assert.equal(state.status.code, 415)
    },
  },
  {
    title: 'an archive without a file: 440, nothing was sent',
    evidence: 'assumed',
    source: 'sessions-batch-081',
    async run(target) {
      const by = await signInOwner(target)
      const { state } = await sendPackage(target, by, await tarred([]), { compressionType: 'TarGz' })
      assert.deepEqual(statusOf(state), [440, 'Sesja anulowana'])
      assert.deepEqual(state.status.details, ['Nie przesłano faktur'])
    },
  },
  {
    title: 'more files than the context may send: 420 with both numbers',
    evidence: 'described',
    source: ['sessions-batch-040', 'session-batch-420-34997', 'session-status-052'],
    async run(target) {
      const by = await signInOwner(target)
      const { call } = by
      const { onlineSession, batchSession, collectiveIdentifier } = await call.limits.context()
      await call.testdata.setSessionLimits({
        body: { onlineSession, batchSession: { ...batchSession, maxInvoices: 2 }, collectiveIdentifier },
      })
      const { state } = await sendPackage(target, by, await packageOf(target, by, 3))
      assert.deepEqual(statusOf(state), [420, 'Przekroczony limit faktur w sesji'])
      assert.deepEqual(state.status.details, [
        "Przekroczono dopuszczalną liczbę faktur w paczce: '2'. Liczba faktur w paczce: '3'.",
      ])
      noCounters(state)
    },
  },
  {
    title: 'every invoice of another seller: 445, with all of them counted',
    evidence: 'described',
    source: ['sessions-batch-039', 'session-status-057'],
    async run(target) {
      const by = await signInOwner(target)
      const { state } = await sendPackage(target, by, await zipped(await invoiceFiles(target, freshNip(), 2)))
      assert.deepEqual(statusOf(state), [445, 'Błąd weryfikacji, brak poprawnych faktur'])
      assert.deepEqual(
        [state.invoiceCount, state.successfulInvoiceCount, state.failedInvoiceCount, state.upo],
        [2, 0, 2, undefined],
      )
    },
  },
  {
    title: 'a file that is no invoice is listed with its name and 450; the others are not harmed',
    evidence: 'described',
    source: ['sessions-batch-085', 'session-batch-invoices-mixed'],
    async run(target) {
      const by = await signInOwner(target)
      const files: PackedFile[] = [
        { name: 'notes.txt', bytes: 'no invoice' },
        ...(await invoiceFiles(target, by.context.value, 1)),
        { name: 'deep/er/empty.xml', bytes: '' },
      ]
      const { batch, state } = await sendPackage(target, by, await zipped(files))
      assert.deepEqual([state.status.code, state.successfulInvoiceCount, state.failedInvoiceCount], [200, 1, 2])
      const params = { referenceNumber: batch.referenceNumber }
      const { invoices = [] } = await by.call.sessions.failedInvoices({ params })
      assert.deepEqual(
        invoices.map(({ invoiceFileName, status }) => [invoiceFileName, status.code]),
        [
          ['notes.txt', 450],
          ['empty.xml', 450],
        ],
      )
    },
  },
  {
    title: 'two equal invoices of one package: the first is taken, the second is a duplicate of it',
    evidence: 'assumed',
    source: 'sessions-batch-086',
    async run(target) {
      const by = await signInOwner(target)
      const [one] = await invoiceFiles(target, by.context.value, 1)
      const { batch, state } = await sendPackage(target, by, await zipped([one!, { ...one!, name: 'again.xml' }]))
      assert.deepEqual([state.status.code, state.successfulInvoiceCount], [200, 1])
      const [first, second] = await invoicesOf(batch)
      assert.deepEqual([first!.status.code, second!.status.code], [200, 440])
      assert.deepEqual(second!.status.extensions, {
        originalSessionReferenceNumber: batch.referenceNumber,
        originalKsefNumber: first!.ksefNumber,
      })
    },
  },
  {
    title: 'an invoice that an open interactive session has sent is a duplicate in a package: 445',
    evidence: 'described',
    source: 'session-status-094',
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const { xml } = await sendAccepted(target, session)
      const { batch, state } = await sendPackage(target, session.by, await zipped([{ name: 'a.xml', bytes: xml }]))
      assert.deepEqual([state.status.code, state.successfulInvoiceCount, state.failedInvoiceCount], [445, 0, 1])
      const params = { referenceNumber: batch.referenceNumber }
      const { invoices = [] } = await session.by.call.sessions.failedInvoices({ params })
      assert.equal(invoices[0]?.status.code, 440)
    },
  },
  {
    title: 'hashes tell which file an invoice was',
    evidence: 'documented',
    source: ['sessions-batch-034', 'sessions-batch-033'],
    async run(target) {
      const by = await signInOwner(target)
      const files = await invoiceFiles(target, by.context.value, 2)
      const { batch } = await sendPackage(target, by, await zipped(files))
      const invoices = await invoicesOf(batch)
      assert.deepEqual(
        invoices.map(({ invoiceHash }) => invoiceHash),
        files.map(({ bytes }) => hashOf(bytes)),
      )
    },
  },
  {
    title: 'offlineMode makes all of them Offline; without it those of an earlier day are',
    evidence: 'described',
    source: ['sessions-batch-031', 'sessions-batch-049'],
    async run(target) {
      const by = await signInOwner(target)
      const seller = by.context.value
      const modes = async (issueDate: string | undefined, offlineMode: boolean) => {
        const files = [{ name: 'a.xml', bytes: await invoiceNow(target, { seller, ...(issueDate && { issueDate }) }) }]
        const { batch } = await sendPackage(target, by, await zipped(files), { offlineMode })
        return (await invoicesOf(batch)).map(({ invoicingMode }) => invoicingMode)
      }
      assert.deepEqual(await modes(undefined, false), ['Online'])
      assert.deepEqual(await modes(undefined, true), ['Offline'])
      assert.deepEqual(await modes('2026-01-02', false), ['Offline'])
    },
  },
  {
    title: 'attachments need the consent of the seller: 410 without, taken with it',
    evidence: 'described',
    source: ['sessions-batch-050', 'sessions-batch-051', 'attachments-001'],
    async run(target) {
      const by = await signInOwner(target)
      const nip = by.context.value
      const files = () => invoiceFiles(target, nip, 1, { attachment })
      const without = await sendPackage(target, by, await zipped(await files()))
      const [rejected] = await invoicesOf(without.batch)
      assert.deepEqual(statusOf(rejected!), [410, 'Nieprawidłowy zakres uprawnień'])
      assert.deepEqual(rejected!.status.details, [
        `Sprzedawca ${nip} nie posiada zgody do wysyłania faktur z załącznikami`,
      ])
      await target.call.testdata.allowAttachments({ body: { nip } })
      const { state } = await sendPackage(target, by, await zipped(await files()))
      assert.equal(state.status.code, 200)
    },
  },
  {
    title: 'right after it was closed it is in processing and lists no invoice',
    evidence: 'recorded',
    source: ['session-batch-invoices-before-processing', 'sessions-batch-082', 'session-status-048'],
    needs: ['delays'],
    async run(target) {
      const by = await signInOwner(target)
      const batch = await openBatchOf(target, by, await packageOf(target, by))
      await uploadAll(target, batch)
      await closeBatchOf(batch)
      assert.deepEqual(statusOf(await batchNow(batch)), [150, 'Trwa przetwarzanie'])
    },
  },
  {
    title: 'one wrong NIP of a buyer with the feature on: that invoice fails, the others are accepted',
    since: '2.8',
    evidence: 'described',
    source: 'sessions-batch-n01',
    async run(target) {
      const by = await signInOwner(target)
      const seller = by.context.value
      const files = [
        ...(await invoiceFiles(target, seller, 1)),
        { name: 'wrong.xml', bytes: await invoiceNow(target, { seller, buyer: '1234567890' }) },
      ]
      const feature = 'subject-identifier-validation'
      const { batch, state } = await sendPackage(target, by, await zipped(files), { feature })
      assert.deepEqual([state.successfulInvoiceCount, state.failedInvoiceCount], [1, 1])
      const { invoices = [] } = await by.call.sessions.failedInvoices({
        params: { referenceNumber: batch.referenceNumber },
      })
      assert.equal(invoices[0]?.status.code, 450)
      assert.match(invoices[0]?.status.details?.[0] ?? '', /1234567890/)
    },
  },
  {
    title: 'sessions of batches are listed apart from the others',
    evidence: 'documented',
    source: 'open-api.json, GET /sessions',
    async run(target) {
      const by = await signInOwner(target)
      const { batch } = await sendPackage(target, by, await packageOf(target, by, 2))
      const listed = async (sessionType: 'Online' | 'Batch') =>
        (await by.call.sessions.list({ query: { sessionType } })).sessions
      assert.deepEqual(await listed('Online'), [])
      const [session] = await listed('Batch')
      assert.equal(session?.referenceNumber, batch.referenceNumber)
      assert.deepEqual([session?.status.code, session?.totalInvoiceCount], [200, 2])
    },
  },
  {
    title: 'the key of another package does not decrypt it: 435, or 430 where the padding happens to hold',
    evidence: 'assumed',
    source: 'simulator/ksef/sessions/package/open-package.ts',
    async run(target) {
      const state = await outcomeWith(target, { encryptWith: newPackageKey() })
      assert.ok([435, 430].includes(state.status.code))
    },
  },
]

export const openBatchSuite = suite(openBatch, openCases)
export const uploadPartsSuite = suite('Links of batch parts', uploadCases)
export const closeBatchSuite = suite(closeBatch, closeCases)
export const packagesSuite = suite('Packages of invoices', packageCases, [openBatch, closeBatch])
