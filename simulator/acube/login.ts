import type { AcubeOperations } from '../../contracts/acube/operations.ts'
import { accountOf, uidOf } from './accounts.ts'
import { why } from './explanations.ts'
import type { AcubeHandler } from './handler.ts'
import { unauthorized } from './http/refusal.ts'

type Login = AcubeOperations['login']

export const login: AcubeHandler<Login['login']> = {
  // The first to sign in waits for a key that the store has not yet.
  prepare: async ({ body }, { accounts, jwt, now }) => {
    const account = accountOf(accounts, body.email, body.password)
    if (account === undefined) throw unauthorized('invalidCredentials', why('noSuchAccount'))
    const token = await jwt.sign(account.email, uidOf(account), now)
    return async () => ({ body: { token } })
  },
}

export const me: AcubeHandler<Login['me']> = {
  read: async (_input, { caller: { uid, username, roles } }) => ({ body: { uid, email: username, roles } }),
}

export const signaturePublicKey: AcubeHandler<Login['signaturePublicKey']> = {
  read: async (_input, { signer }) => ({ body: { public_key: signer.publicKeyPem } }),
}
