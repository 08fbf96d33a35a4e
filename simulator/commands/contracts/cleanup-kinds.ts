import type { Calls } from '../../../contracts/ksef/calls.ts'
import type { ErrorName } from '../../../contracts/ksef/errors.ts'
import { operations } from '../../../contracts/ksef/operations.ts'
import type { OperationShape } from '../../../contracts/operation.ts'

/** What a kind reads of an exchange that made or undid one of it. */
export interface Facts {
  readonly params: Readonly<Record<string, string>>
  /** The bodies of request and answer. */
  readonly asked: Readonly<Record<string, unknown>>
  readonly answered: Readonly<Record<string, unknown>>
  /** The sign-in of the bearer. */
  readonly session: string | undefined
}

/** Something that cases make and that can be undone. */
export interface Kind {
  readonly name: string
  readonly made: readonly OperationShape[]
  readonly undone: readonly OperationShape[]
  /** Which one, as the undoing call names it; undefined where the exchange is about none. */
  readonly which: (facts: Facts) => object | undefined
  readonly undo: (call: Calls, input: never) => Promise<unknown>
  /** It belongs to whoever calls, and to nobody else's sign-in. */
  readonly ofBearer?: true
  /** The bearer to undo it with, where it is not the one that made it. */
  readonly bearerIn?: (answered: Facts['answered']) => string | undefined
  /** Refusals that say: there is none any more. */
  readonly goneWhen?: readonly ErrorName[]
  /** Refusals that say: nobody here can. */
  readonly keptWhen?: readonly ErrorName[]
}

const kind = <Input extends object>(
  it: Omit<Kind, 'which' | 'undo'> & {
    readonly which: (facts: Facts) => Input | undefined
    readonly undo: (call: Calls, input: Input) => Promise<unknown>
  },
): Kind => it as Kind

const { testdata, tokens, sessions, auth, authSessions } = operations

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The number of the path, or that which the answer gave. */
const referenceNumber = ({ params, answered }: Facts) => ({
  params: { referenceNumber: params.referenceNumber ?? text(answered.referenceNumber) },
})

/** What each is made by and undone by. The order says nothing: the last made is undone first. */
export const kinds: readonly Kind[] = [
  kind({
    name: 'sign-in',
    made: [auth.redeem],
    undone: [authSessions.revokeCurrent, authSessions.revoke],
    which: ({ params, session }) => {
      const its = params.referenceNumber ?? session
      return its === undefined ? undefined : { session: its }
    },
    undo: call => call.authSessions.revokeCurrent(),
    // Its policy names other addresses.
    keptWhen: ['ipNotAllowed'],
    bearerIn: ({ accessToken }) => text((accessToken as { token?: unknown } | undefined)?.token) || undefined,
  }),
  kind({
    name: 'KSeF token',
    made: [tokens.generate],
    undone: [tokens.revoke],
    which: referenceNumber,
    undo: (call, input) => call.tokens.revoke(input),
  }),
  kind({
    name: 'open session',
    made: [sessions.openOnline],
    undone: [sessions.closeOnline],
    which: referenceNumber,
    undo: (call, input) => call.sessions.closeOnline(input),
    // Its key did not decrypt, or its time was over.
    goneWhen: ['sessionCannotBeClosed'],
  }),
  kind({
    name: 'blocked context',
    made: [testdata.blockContext],
    undone: [testdata.unblockContext],
    which: ({ asked: { contextIdentifier } }) => {
      const { type, value } = (contextIdentifier ?? {}) as { type?: 'Nip'; value?: string }
      return type && value ? { body: { contextIdentifier: { type, value } } } : undefined
    },
    undo: (call, input) => call.testdata.unblockContext(input),
  }),
  kind({
    name: 'subject',
    made: [testdata.createSubject],
    undone: [testdata.removeSubject],
    which: ({ asked: { subjectNip } }) => ({ body: { subjectNip: text(subjectNip) } }),
    undo: (call, input) => call.testdata.removeSubject(input),
  }),
  kind({
    name: 'person',
    made: [testdata.createPerson],
    undone: [testdata.removePerson],
    which: ({ asked: { nip } }) => ({ body: { nip: text(nip) } }),
    undo: (call, input) => call.testdata.removePerson(input),
  }),
  kind({
    name: 'permission',
    made: [testdata.grantPermissions],
    undone: [testdata.revokePermissions],
    which: ({ asked: { contextIdentifier, authorizedIdentifier } }) => ({
      body: { contextIdentifier, authorizedIdentifier } as Parameters<
        Calls['testdata']['revokePermissions']
      >[0]['body'],
    }),
    undo: (call, input) => call.testdata.revokePermissions(input),
  }),
  kind({
    name: 'consent to attachments',
    made: [testdata.allowAttachments],
    undone: [testdata.disallowAttachments],
    // One that ends on a day to come goes on until then.
    which: ({ asked: { nip, expectedEndDate } }) =>
      expectedEndDate == null ? { body: { nip: text(nip) } } : undefined,
    undo: (call, input) => call.testdata.disallowAttachments(input),
  }),
  kind({
    name: 'rate limits',
    made: [testdata.setRateLimits, testdata.setProductionRateLimits],
    undone: [testdata.resetRateLimits],
    which: () => ({}),
    undo: call => call.testdata.resetRateLimits(),
    ofBearer: true,
  }),
  kind({
    name: 'session limits',
    made: [testdata.setSessionLimits],
    undone: [testdata.resetSessionLimits],
    which: () => ({}),
    undo: call => call.testdata.resetSessionLimits(),
    ofBearer: true,
  }),
  kind({
    name: 'certificate limits',
    made: [testdata.setCertificateLimits],
    undone: [testdata.resetCertificateLimits],
    which: () => ({}),
    undo: call => call.testdata.resetCertificateLimits(),
    ofBearer: true,
  }),
]
