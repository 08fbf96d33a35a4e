import type { Session } from '../../../client/session.ts'
import type { KsefError } from '../../../contracts/ksef/errors.ts'
import { simulated } from '../../simulator/simulated.ts'
import { pick } from '../command.ts'
import { delays, type Invoice, type InvoiceSession, type Model } from './model.ts'

/** The simulator that the model is held against, and how it is asked. */

export const [nip, otherNip] = ['5265877635', '7980332920']
export const day = 86_400_000

export const opened = async () => {
  const all = simulated({ delays })
  let session: Session | undefined
  let signedInAt = 0
  /** The client renews access tokens by itself; a sign-in lives for a week. */
  const owner = async (): Promise<Session> => {
    if (session === undefined || all.runtime.now() > signedInAt + 6 * day) {
      session = await all.signedIn(nip)
      signedInAt = all.runtime.now()
    }
    return session
  }
  const keys = await all.client.publicKeys.list()
  const key = keys.find(({ usage }) => usage.includes('SymmetricKeyEncryption'))!
  return { ...all, owner, key }
}
export type Real = Awaited<ReturnType<typeof opened>>

export const ownerOf = async (model: Model, { owner, runtime }: Real): Promise<Session> => {
  const session = await owner()
  model.now = runtime.now()
  return session
}

/** The code of the refusal that a call must end in. */
export const codeOf = async (call: Promise<unknown>): Promise<number | undefined> => {
  const error = await call.then(
    () => undefined,
    (error: KsefError) => error,
  )
  return error?.code
}
export const xmlOf = ({ xml }: { readonly xml: Uint8Array }) => new TextDecoder().decode(xml)
export const numbersIn = (upo: string) =>
  Array.from(upo.matchAll(/<NumerKSeFDokumentu>([^<]*)</g), ([, number]) => number)

export const withSessions = ({ sessions }: Model) => sessions.length > 0
export const withInvoices = ({ sessions }: Model) => sessions.some(({ invoices }) => invoices.length > 0)
export const pickInvoice = ({ sessions }: Model, number: number): [InvoiceSession, Invoice] => {
  const session = pick(
    sessions.filter(({ invoices }) => invoices.length > 0),
    number,
  )
  return [session, pick(session.invoices, Math.floor(number / 3))]
}

/** What was accepted, or will be. */
export const acceptedOf = ({ sessions }: Model): Invoice[] =>
  sessions.flatMap(({ invoices }) => invoices.filter(({ code }) => code === 200))

/** A session that there is not. */
export const stranger = '20260116-SO-341F20A000-E2F3DB6E58-54'
