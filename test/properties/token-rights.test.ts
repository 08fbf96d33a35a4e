import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { signInWithToken } from '../../client/flows/sign-in-with-token.ts'
import type { TokenPermission } from '../../contracts/ksef/permission-names.ts'
import { permissionsIn } from '../../contracts/suite-answers.ts'
import { signatureOf, simulated } from '../simulator/simulated.ts'
import { drawn } from './seed.ts'

vi.setConfig({ testTimeout: 120_000 })

/** What a KSeF token may do while its author wins and loses rights (error-403-missing-permissions). */

const all = ['InvoiceRead', 'InvoiceWrite', 'Introspection', 'CredentialsRead', 'CredentialsManage'] as const
const [nip, pesel] = ['5265877635', '90010112349']
const pair = {
  contextIdentifier: { type: 'Nip' as const, value: nip },
  authorizedIdentifier: { type: 'Pesel' as const, value: pesel },
}
const grantDelay = 1500

/** One change of the author's rights: all of them taken away first, or some more given. */
const change = fc.record({ revoked: fc.boolean(), given: fc.subarray<TokenPermission>([...all]) })

const opened = async (held: readonly TokenPermission[]) => {
  const { client, runtime, signedIn } = simulated({ delays: { grant: grantDelay } })
  const give = async (permissions: readonly TokenPermission[]) => {
    if (permissions.length === 0) return
    const list = permissions.map(permissionType => ({ permissionType, description: 'Accounting' }))
    await client.testdata.grantPermissions({ body: { ...pair, permissions: list } })
  }
  await give(held)
  runtime.advance(grantDelay)
  return { client, give, runtime, author: await signedIn(nip, { identity: await signatureOf(pesel) }) }
}

test('a token may do what it was made for and its author still may, and gets in while that author may do anything', async () => {
  const made = fc.subarray<TokenPermission>([...all], { minLength: 1 })
  await fc.assert(
    fc.asyncProperty(made, made, fc.array(change, { maxLength: 6 }), async (held, asked, changes) => {
      const { client, give, runtime, author } = await opened([...new Set([...held, ...asked])])
      const { token } = await author.tokens.generate({ body: { description: 'Accounting', permissions: asked } })
      const session = await signInWithToken(client, { token })
      let rights = new Set<TokenPermission>([...held, ...asked])
      const expectRights = async () => {
        const left = asked.filter(permission => rights.has(permission))
        const { accessToken } = await session.auth.refresh()
        expect(permissionsIn(accessToken.token)).toEqual(left)
        const again = signInWithToken(client, { token })
        if (rights.size === 0) await expect(again).rejects.toThrow('415')
        else expect(permissionsIn(await (await again).accessToken())).toEqual(left)
      }
      await expectRights()
      for (const { revoked, given } of changes) {
        if (revoked) {
          await client.testdata.revokePermissions({ body: pair })
          rights = new Set()
        }
        await give(given)
        // What is new counts after a while, what was there goes on.
        await expectRights()
        runtime.advance(grantDelay)
        rights = new Set([...rights, ...given])
        await expectRights()
      }
    }),
    { ...drawn, numRuns: 30 },
  )
})
