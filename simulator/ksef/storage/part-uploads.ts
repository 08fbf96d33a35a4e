import { largestEncryptedPart } from '../../../contracts/ksef/sessions/open-batch.ts'
import { batchSessionStatuses } from '../../../contracts/ksef/statuses.ts'
import type { Told } from '../../../contracts/told.ts'
import { BodyCut } from '../../http/read-up-to.ts'
import type { Services } from '../http/services.ts'
import type { BatchPartRecord, SessionRecord } from '../records.ts'
import { sessionLifetime, standingOf } from '../sessions/standing.ts'
import { SpoolFull } from '../spool-full.ts'
import { partKey, type ReadableStore } from '../tables.ts'
import { why } from './explanations.ts'
import type { StorageRefusal } from './refusals.ts'
import type { Spooled } from './spool.ts'

/** Why a part is not taken. */
export interface PartRefused {
  readonly refusal: StorageRefusal
  readonly explanation: Told
}

/** Takes a part of a package in: its bytes go to disk as they come. Whether they are right is seen later (sessions-batch-072). */
export const takePart = async (
  session: string,
  ordinal: number,
  request: Request,
  now: number,
  services: Services,
): Promise<PartRefused | undefined> => {
  const { tables, spool } = services
  if (request.headers.get('x-ms-blob-type') === null)
    return { refusal: 'MissingRequiredHeader', explanation: why('withoutBlobType') }
  const expected = await tables.read(store => partExpected(session, ordinal, now, store))
  if ('refusal' in expected) return expected
  const tooLarge = {
    refusal: 'RequestBodyTooLarge',
    explanation: why('tooLarge', { most: largestEncryptedPart }),
  } as const
  if (Number(request.headers.get('content-length')) > largestEncryptedPart) return tooLarge
  // The time was asked when the request began (sessions-batch-071).
  const spooled = await spool.write(octetsOf(request), expected.size).catch(whereFull)
  if ('refusal' in spooled) return spooled
  const refused =
    spooled.size > largestEncryptedPart ? tooLarge : await keepPart(session, ordinal, spooled, now, services)
  if (refused !== undefined) await spool.remove([spooled.file])
  return refused
}

const whereFull = (error: unknown): PartRefused => {
  if (!(error instanceof SpoolFull)) throw error
  return { refusal: 'ServerBusy', explanation: why('full') }
}

/** The part as it was declared, or why none is waited for. */
const partExpected = async (
  reference: string,
  ordinal: number,
  now: number,
  store: ReadableStore,
): Promise<{ readonly size: number; readonly session: SessionRecord } | PartRefused> => {
  const session = await store.sessions.get(reference)
  const part = session?.batch?.parts.find(it => it.ordinal === ordinal)
  const status = session?.batch === undefined ? undefined : (await standingOf(session, store, now)).status
  if (session !== undefined && part !== undefined && status === 'open') return { size: part.size, session }
  const code = status === undefined ? '-' : batchSessionStatuses[status as 'open'].code
  return {
    refusal: 'AuthenticationFailed',
    explanation: why('notWaiting', { ordinal, session: reference, code }),
  }
}

/** The latest of several counts (sessions-batch-070); none counts that comes to its end after the session was closed. */
const keepPart = async (
  session: string,
  ordinal: number,
  { file, size, hash }: Spooled,
  now: number,
  { tables, spool, sweep }: Services,
): Promise<PartRefused | undefined> => {
  const kept = await tables.write(async store => {
    const expected = await partExpected(session, ordinal, now, store)
    if ('refusal' in expected) return expected
    const before = await store.batchParts.get(partKey(session, ordinal))
    const endsAt = expected.session.openedAt + sessionLifetime
    const record: BatchPartRecord = { session, ordinal, file, size, hash, endsAt }
    await store.batchParts.put(record)
    sweep(endsAt)
    return before
  })
  if (kept !== undefined && 'refusal' in kept) return kept
  if (kept !== undefined) await spool.remove([kept.file])
  return undefined
}

/** More than a part may have is not read to its end. */
async function* octetsOf({ body }: Request): AsyncGenerator<Uint8Array> {
  if (body === null) return
  let size = 0
  const reader = body.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      size += value.byteLength
      yield value
      if (size > largestEncryptedPart) return void (await reader.cancel())
    }
  } catch {
    // What fails to be written is thrown to the writer; here it is the connection.
    throw new BodyCut()
  } finally {
    reader.releaseLock()
  }
}
