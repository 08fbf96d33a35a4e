import { strict as assert } from 'node:assert'
import { suite, type Target } from '../../suite.ts'
import { permissionsIn } from '../../suite-answers.ts'
import type { TokenPermission } from '../permission-names.ts'
import { freshNip, freshPesel, grant, outcomeOf, signInDelegate } from '../suite-preparation.ts'
import { makeToken, signInWithToken, startWithToken } from '../suite-tokens.ts'
import { ksefToken } from './ksef-token.ts'

/** A token for InvoiceRead and InvoiceWrite, made by a person who has just these, and what may become of their rights. */
const tokenOfDelegate = async (target: Target) => {
  const [nip, value] = [freshNip(), freshPesel()]
  const subject = { type: 'Pesel' as const, value }
  const author = await signInDelegate(target, nip, ['InvoiceRead', 'InvoiceWrite'], value)
  const token = await makeToken(target, author, ['InvoiceRead', 'InvoiceWrite'])
  return {
    author,
    token,
    give: (permissions: readonly TokenPermission[]) => grant(target, nip, subject, permissions),
    takeAll: () =>
      target.call.testdata.revokePermissions({
        body: { contextIdentifier: { type: 'Nip', value: nip }, authorizedIdentifier: subject },
      }),
    start: () => startWithToken(target, token.token, author.context),
  }
}

/** What a token may do when the rights of its author are not what they were. */
export const ksefTokenAuthorSuite = suite(ksefToken, [
  {
    title: 'a token loses and regains rights with its author, and gets in while any right of theirs is left',
    // Recorded is a token without any right left; that it is so for each single one is our reading.
    evidence: 'assumed',
    source: ['simulator/ksef/access/rights-of.ts', 'error-403-missing-permissions', 'portal-token-jdg-author-pesel'],
    async run(target) {
      const { author, token, give, takeAll } = await tokenOfDelegate(target)
      const rights = async () => permissionsIn((await signInWithToken(target, token, author.context)).accessToken)
      const become = (wanted: readonly string[]) =>
        target.settle(rights, seen => JSON.stringify(seen) === JSON.stringify(wanted))
      await takeAll()
      await give(['CredentialsRead'])
      await become([])
      await give(['InvoiceWrite'])
      await become(['InvoiceWrite'])
    },
  },
  {
    title:
      'a token whose author has lost every right: 415; an old access token works on, a refreshed one has no rights',
    evidence: 'documented',
    source: ['auth-status-026', 'auth-status-006', 'jwt-013'],
    async run(target) {
      const { author, token, takeAll, start } = await tokenOfDelegate(target)
      const before = await signInWithToken(target, token, author.context)
      await takeAll()
      const { status } = await target.settle(
        async () => outcomeOf(target, await start()),
        seen => seen.status.code !== 200,
      )
      assert.deepEqual(status, {
        code: 415,
        description: 'Uwierzytelnianie zakończone niepowodzeniem',
        details: ['Brak przypisanych uprawnień'],
      })
      await before.call.sessions.list({ query: { sessionType: 'Online' } })
      const { accessToken } = await target.as({ refreshToken: before.refreshToken }).auth.refresh()
      assert.deepEqual(permissionsIn(accessToken.token), [])
    },
  },
])
