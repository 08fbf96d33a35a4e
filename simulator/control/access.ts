import type { ControlCalls } from '../../contracts/control/calls.ts'
import { verbatim } from '../../contracts/told.ts'
import { signInAtHand } from '../ksef/auth/sign-in-at-hand.ts'
import { why } from './explanations.ts'
import type { ControlHandler } from './handler.ts'
import { NotDone } from './not-done.ts'

export const signIn: ControlHandler<ControlCalls['access']['signIn']> = async ({ body }, { services }) => {
  const { nip, subject = { type: 'Nip', value: nip } } = body
  const signedIn = await services.tables.write(store =>
    signInAtHand({ context: { type: 'Nip', value: nip }, identifier: subject }, store, services),
  )
  if ('outcome' in signedIn)
    throw new NotDone(409, why('keptOut', { reason: signedIn.explanation ?? verbatim(signedIn.outcome) }))
  return signedIn
}
