import type { ContextIdentifier } from '../../../contracts/ksef/identifiers.ts'
import type { Permission } from '../../../contracts/ksef/permission-names.ts'
import type { PermissionOperationStatus } from '../../../contracts/ksef/statuses.ts'
import type { Told } from '../../../contracts/told.ts'
import type { Runtime } from '../../runtime/runtime.ts'
import { type Caller, contextOf } from '../access/caller.ts'
import { type Fate, fatedEnd, fatedEnding } from '../fate.ts'
import { courseOf } from '../outages/course.ts'
import { allOutages } from '../outages/outages.ts'
import type { Ending } from '../outcome.ts'
import { newReferenceNumber } from '../random-text.ts'
import type { PermissionOperationRecord } from '../records.ts'
import type { Store } from '../tables.ts'
import { type Ground, groundOf, isLostBy, rightLost } from './rights-at-the-end.ts'

/** Why a grant or revocation ends badly. */
export interface Fault extends Ending<Exclude<PermissionOperationStatus, 'accepted' | 'succeeded'>> {
  readonly explanation: Told
}

/** What a grant or revocation is done with. */
export interface Work {
  readonly caller: Caller
  readonly now: number
  readonly runtime: Runtime
  readonly store: Store
  readonly fate?: Fate | undefined
}

/** What is looked at to see whether it may be done, as things stand when it is processed. */
export interface Judged<Body> {
  readonly body: Body
  readonly context: ContextIdentifier
  readonly store: Store
  readonly at: number
}

/** A rule on a grant: nothing where it is kept. */
export type Check<Body> = (judged: Judged<Body>) => Fault | undefined | Promise<Fault | undefined>

/** The first fault decides. That order is assumed. */
export const firstFault = async <Body>(
  checks: readonly Check<Body>[],
  judged: Judged<Body>,
): Promise<Fault | undefined> => {
  for (const check of checks) {
    const fault = await check(judged)
    if (fault !== undefined) return fault
  }
  return undefined
}

/** What a grant or revocation changes, and by what right. */
type Change = Pick<PermissionOperationRecord, 'ground' | 'added' | 'takenBack'>

/** Takes a grant or revocation in (202). Whatever needs other data than the request ends in the status. */
export const startOperation = async (
  { caller, now, store, runtime }: Work,
  settlesAt: number,
  fault: Fault | undefined,
  change: Change = {},
): Promise<{ referenceNumber: string }> => {
  const referenceNumber = newReferenceNumber('EG', runtime, now)
  const ending = fault ?? { outcome: 'succeeded' as const, ...change }
  await store.permissionOperations.add({
    referenceNumber,
    context: contextOf(caller),
    startedAt: now,
    settlesAt,
    ...ending,
  })
  return { referenceNumber }
}

/** When what is asked for now counts, which is kept, and what keeps it from that whatever it is. */
export const courseOfWork = async (
  work: Work,
  needs: readonly Permission[],
): Promise<{ readonly at: number; readonly fault?: Fault | undefined; readonly ground?: Ground | undefined }> => {
  const { now, runtime, store, fate } = work
  const planned = fatedEnd(now + runtime.delays.grant, fate, now)
  const { settlesAt: at, cancelled } = courseOf(planned, await allOutages(store))
  const ground = at > now ? await groundOf(work, needs) : undefined
  const lost = ground !== undefined && (await isLostBy(ground, store, at))
  const fault =
    fatedEnding<Fault['outcome']>(fate) ??
    cancelled ??
    (lost ? rightLost(ground, { context: contextOf(work.caller), settlesAt: at }) : undefined)
  return { at, ground, fault }
}
