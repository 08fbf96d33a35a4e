import type { ContextIdentifier } from '../../../contracts/ksef/identifiers.ts'
import type { PermissionOperationStatus } from '../../../contracts/ksef/statuses.ts'
import type { Told } from '../../../contracts/told.ts'
import type { Runtime } from '../../runtime/runtime.ts'
import { type Caller, contextOf } from '../access/caller.ts'
import { type Fate, fatedEnd } from '../fate.ts'
import { newReferenceNumber } from '../random-text.ts'
import type { Store } from '../tables.ts'

/** Why a grant or revocation ends badly. */
export interface Fault {
  readonly outcome: Exclude<PermissionOperationStatus, 'accepted' | 'succeeded'>
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

/** Takes a grant or revocation in (202). Whatever needs other data than the request ends in the status. */
export const startOperation = async (
  { caller, now, store, runtime }: Work,
  settlesAt: number,
  fault: Fault | undefined,
): Promise<{ referenceNumber: string }> => {
  const referenceNumber = newReferenceNumber('EG', runtime, now)
  const ending = fault ?? { outcome: 'succeeded' as const }
  await store.permissionOperations.add({
    referenceNumber,
    context: contextOf(caller),
    startedAt: now,
    settlesAt,
    ...ending,
  })
  return { referenceNumber }
}

/** When what is asked for now counts: the instant is kept. */
export const settlesAt = ({ now, fate, runtime: { delays } }: Work): number => fatedEnd(now + delays.grant, fate, now)
