import { Badge, type Tone } from '../parts/badge.tsx'
import type { Above } from '../parts/list/list.tsx'
import { RefusalNotice } from '../parts/notice.tsx'
import { ifKnown, type Refused } from '../refusal.ts'
import type { Say } from '../texts.ts'
import type { SignedInVisit } from '../visit.ts'
import { type PermissionView, viewsFor } from './views.ts'

const ACCEPTED = 100
const SUCCEEDED = 200

/** How a grant or revocation stands. */
export interface Operation {
  readonly number: string
  readonly code: number
  readonly words: string
  /** Why KSeF did not carry it out. */
  readonly refused?: Refused
}

export const isRunning = ({ code }: Operation): boolean => code === ACCEPTED
export const isCarriedOut = ({ code }: Operation): boolean => code === SUCCEEDED

export const readOperation = async (
  { signedIn, session }: SignedInVisit,
  referenceNumber: string,
): Promise<Operation> => {
  const { status } = await signedIn.ksef.permissions.operationStatus({ params: { referenceNumber } })
  const { code, description, details } = status
  const explanation = session.exchanges.ofStep().findLast(({ path }) => path.includes(referenceNumber))?.explanation
  const failed = code !== ACCEPTED && code !== SUCCEEDED
  return {
    number: referenceNumber,
    code,
    words: description,
    refused: failed ? { code, text: description, details: details ?? [], explanation } : undefined,
  }
}

const toneOf = ({ code }: Operation): Tone => {
  if (code === ACCEPTED) return 'moving'
  return code === SUCCEEDED ? 'good' : 'bad'
}

/** KSeF's own words. */
export const OperationStatus = ({ operation }: { operation: Operation }) => (
  // Another id when it is done: then what stands around it is another, too.
  <Badge tone={toneOf(operation)} value={operation.code} id={`operation-${operation.code}`}>
    <span lang="pl">
      {operation.code} {operation.words}
    </span>
  </Badge>
)

/** The operation that an address names, unless KSeF has forgotten it. */
const readRevocation = async (visit: SignedInVisit): Promise<Operation | undefined> => {
  const number = visit.url.searchParams.get('operation')
  if (!number) return undefined
  return ifKnown(() => readOperation(visit, number))
}

const groups = ['permissionsGranted', 'permissionsReceived'] as const

const Tabs = ({ visit: { say, signedIn }, here }: { visit: SignedInVisit; here: PermissionView }) => {
  const views = viewsFor(signedIn.rights)
  return (
    <div class="tab-groups">
      {groups
        .map(group => [group, views.filter(view => view.group === group)] as const)
        .filter(([, shown]) => shown.length > 0)
        .map(([group, shown]) => (
          <>
            <p id={group}>{say(group)}</p>
            <nav class="tabs" aria-labelledby={group}>
              {shown.map(({ path, label }) => (
                <a href={path} aria-current={path === here.path ? 'page' : undefined}>
                  {say(label)}
                </a>
              ))}
            </nav>
          </>
        ))}
    </div>
  )
}

const Revocation = ({ say, operation }: { say: Say; operation: Operation }) =>
  operation.refused ? (
    <RefusalNotice say={say} title={say('permissionNotRevoked')} refused={operation.refused} />
  ) : (
    <div class="strip" role="status">
      <span>{say('permissionRevocation')}</span>
      <OperationStatus operation={operation} />
    </div>
  )

/** Above each list of permissions: the tabs to the others, and how a revocation that was just asked for stands. */
export const aboveOf =
  (here: PermissionView) =>
  async (visit: SignedInVisit): Promise<Above> => {
    const operation = await readRevocation(visit)
    const content = (
      <>
        <Tabs visit={visit} here={here} />
        {operation && <Revocation say={visit.say} operation={operation} />}
      </>
    )
    return { content, moving: operation && isRunning(operation) }
  }
