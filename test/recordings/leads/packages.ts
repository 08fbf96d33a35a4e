import { randomBytes } from 'node:crypto'
import { exportOutcome, type StartedExport, soldLately, startExport } from '../../../contracts/ksef/suite-exports.ts'
import { clockOf, invoiceNow, openInvoiceSession, sendAccepted } from '../../../contracts/ksef/suite-invoices.ts'
import {
  type Batch,
  type BatchOptions,
  batchOutcome,
  closeBatchOf,
  encryptionFor,
  invoiceFiles,
  newPackageKey,
  openBatchOf,
  type PackedFile,
  sendPackage,
  tarred,
  uploadAll,
  uploadPart,
  zipped,
} from '../../../contracts/ksef/suite-packages.ts'
import { type Session, signInOwner } from '../../../contracts/ksef/suite-preparation.ts'
import type { Target } from '../../../contracts/suite.ts'
import { type Leads, legacy, type NotLed } from './lead.ts'

/** What goes by the package: collective identifiers, batches, exports. */

const status = (target: Target, { by, referenceNumber }: Batch, headers = legacy): Promise<Response> =>
  target.request('GET', `/sessions/${referenceNumber}`, { token: by.accessToken, headers })

const invoices = (target: Target, { by, referenceNumber }: Batch): Promise<Response> =>
  target.request('GET', `/sessions/${referenceNumber}/invoices`, { token: by.accessToken })

const close = (target: Target, { by, referenceNumber }: Batch): Promise<Response> =>
  target.request('POST', `/sessions/batch/${referenceNumber}/close`, { token: by.accessToken })

const opened = async (target: Target, options?: BatchOptions): Promise<Batch> => {
  const by = await signInOwner(target)
  return openBatchOf(target, by, await zipped(await invoiceFiles(target, by.context.value, 1)), options)
}

const sent = async (
  target: Target,
  by: Session,
  files: readonly PackedFile[],
  options?: BatchOptions,
): Promise<Batch> => (await sendPackage(target, by, await zipped(files), options)).batch

export const packageLeads: Leads = {
  'collective-create-71001-not-stored': async target => {
    const owner = await signInOwner(target)
    const session = await openInvoiceSession(target, owner)
    const sent = [await sendAccepted(target, session), await sendAccepted(target, session)]
    const body = { invoices: sent.map(({ ksefNumber }) => ({ ksefNumber })) }
    return target.request('POST', '/collective-identifiers', { token: owner.accessToken, body })
  },

  'error-400-legacy-aggregation': async target => {
    const { accessToken: token } = await signInOwner(target)
    const hash = randomBytes(32).toString('base64')
    return target.request('POST', '/sessions/batch', {
      token,
      body: {
        batchFile: {
          fileSize: 1000,
          fileHash: hash,
          fileParts: [{ ordinalNumber: 1, fileSize: 200_000_000, fileHash: Buffer.alloc(33).toString('base64') }],
        },
        formCode: { systemCode: 'FA (9)', schemaVersion: '1-0E', value: 'FA' },
        encryption: { encryptedSymmetricKey: hash, initializationVector: randomBytes(16).toString('base64') },
      },
    })
  },
  'session-batch-open-413': async target => {
    const { accessToken: token } = await signInOwner(target)
    return target.request('POST', '/sessions/batch', { token, body: { content: 'x'.repeat(1_000_000) } })
  },
  'known-empty-batch-21205': async target => close(target, await opened(target)),
  'session-batch-close-400-21205-part-1': async target => close(target, await opened(target)),
  'session-batch-close-400-21157': async target => {
    const batch = await opened(target)
    await uploadPart(target, batch, 1, randomBytes(1000))
    return close(target, batch)
  },
  'session-batch-405-sporadic': async target => {
    const batch = await opened(target)
    await uploadPart(target, batch, 1, Buffer.alloc(batch.parts[0]!.length))
    await closeBatchOf(batch)
    await batchOutcome(target, batch)
    return status(target, batch)
  },
  'session-batch-430-targz-as-zip': async target => {
    const { batch } = await sendPackage(target, await signInOwner(target), await tarred([{ name: 'a', bytes: 'b' }]))
    return status(target, batch)
  },
  'session-batch-status-100-hangs': {
    instead: 'Open as long as it is not closed.',
    to: async target => {
      const batch = await opened(target)
      await uploadAll(target, batch)
      return status(target, batch)
    },
  },
  // The source shows the first entry alone.
  'session-batch-invoices-mixed': async target => {
    const by = await signInOwner(target)
    const bytes = await invoiceNow(target, { seller: by.context.value, number: 'FA/IPNOY-8422643260/03/2027' })
    return invoices(target, await sent(target, by, [{ name: 'invoice-1.xml', bytes }]))
  },
  'session-batch-invoices-before-processing': async target => {
    const batch = await opened(target)
    await uploadAll(target, batch)
    await closeBatchOf(batch)
    return invoices(target, batch)
  },
  'session-batch-invoices-offline-2025-10': async target => {
    const by = await signInOwner(target)
    const bytes = await invoiceNow(target, { seller: by.context.value, number: 'FVS/0102/10/2025' })
    const file = { name: 'FVS_0102_10_2025_20251006_100825.xml', bytes }
    return invoices(target, await sent(target, by, [file], { offlineMode: true }))
  },
}

const exportStatus = (target: Target, { by, referenceNumber }: StartedExport): Promise<Response> =>
  target.request('GET', `/invoices/exports/${referenceNumber}`, { token: by.accessToken })

/** What POST /invoices/exports is sent. */
const exportBody = async (target: Target, filters: object) => ({
  encryption: await encryptionFor(target, newPackageKey()),
  filters,
})

export const exportLeads: Leads = {
  'exports-400-21182-limit': async target => {
    const by = await signInOwner(target)
    for (let times = 0; times < 10; times++) await startExport(target, by)
    const body = await exportBody(target, await soldLately(target))
    return target.request('POST', '/invoices/exports', { token: by.accessToken, body })
  },
  'exports-two-in-one-millisecond': async target => {
    const { accessToken: token } = await signInOwner(target)
    const body = await exportBody(target, await soldLately(target))
    return target.request('POST', '/invoices/exports', { token, body })
  },
  'exports-range-needs-three-months': async target => {
    const { accessToken: token } = await signInOwner(target)
    const dateRange = { dateType: 'Issue', from: '2026-01-01T00:00:00Z' }
    const body = await exportBody(target, { subjectType: 'Subject1', dateRange })
    return target.request('POST', '/invoices/exports', { token, body })
  },
  'exports-status-100-hangs': {
    instead: 'In progress for a while, not for days.',
    to: async target => exportStatus(target, await startExport(target, await signInOwner(target))),
  },
  'exports-status-420-no-details': async target => {
    const from = new Date((await clockOf(target)).getTime() + 86_400_000)
    const dateRange = {
      dateType: 'PermanentStorage' as const,
      from: from.toISOString(),
      to: new Date(from.getTime() + 1000).toISOString(),
      restrictToPermanentStorageHwmDate: true,
    }
    const filters = { subjectType: 'Subject1', dateRange } as const
    const started = await startExport(target, await signInOwner(target), { filters })
    await exportOutcome(target, started)
    return exportStatus(target, started)
  },
}

export const packagesNotLed: NotLed = {
  'exports-500-bad-encryption': 'A fault of October 2025; such a key ends in status 415 (invoices-export-052).',
  'exports-status-410-validation': 'Cancelled by the operator by hand; the document has no such status.',
  'collective-create-21001-currency':
    'The sentence of August 2026; the shorter one that was announced in its place is given (CIRFMF/ksef-api issue 857).',
  'collective-create-500-2026-08-27': 'A fault of the real system, corrected since.',
  'session-batch-open-2025-10-06': 'The name of a part came from the request then; it is the ordinal number now.',
  'session-batch-close-400-21205': 'Numbered the parts from 0, which KSeF has given up.',
  'session-batch-close-400-21173': 'Said of a session that there was; a fault of the real system.',
  'session-batch-close-500-but-processed': 'A fault of the real system.',
  'session-closed-maintenance-21184':
    'An announcement with a placeholder, of closing, where the document has none such; sending is answered so (test/simulator/ksef/outages/outages.test.ts).',
  'session-batch-420-34997': 'A package of 34 997 files; the suite shows the sentence with a limit of two.',
  'session-batch-440-after-close': 'The description of 2025, before it was split into description and details.',
}
