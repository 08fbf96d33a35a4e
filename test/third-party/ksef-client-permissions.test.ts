import { KsefClient, XadesKeyPair } from 'ksef-client'
import { afterAll, test } from 'vitest'
import { makePersonalCertificate, makeSeal, type SigningIdentity } from '../../client/index.ts'
import { createSimulator } from '../../simulator/index.ts'
import { authorizationStory, type Judge, personStory } from './permission-story.ts'

/** The npm package ksef-client grants, sees, revokes, and sends in another's name. */

const simulator = createSimulator({ rateLimits: 'off' })
const { baseUrl } = await simulator.listen({ port: 0 })
afterAll(() => simulator.close())

const polling = { pollIntervalMs: 1, maxAttempts: 500 }
const signIn = async ({ certificate, privateKey }: SigningIdentity, nip: string): Promise<KsefClient> => {
  const client = new KsefClient({ baseUrl, noProxy: '*' })
  const tokens = await client.workflows.auth.authenticateWithCertificate({
    keyPair: XadesKeyPair.fromPem({ certificatePem: certificate, privateKeyPem: privateKey }),
    context: { type: 'Nip', value: nip },
    subjectIdentifierType: 'certificateSubject',
    ...polling,
  })
  client.authManager.setTokens(tokens)
  return client
}

/** The package gives JSON where its types end. */
const as = <T>(given: unknown): T => given as T
type Listed = readonly { readonly id: string }[]

const judge: Judge = {
  signedIn: async nip => {
    const client = await signIn(await makeSeal({ nip, key: 'p256' }), nip)
    const { permissions } = client
    const referenceOf = (given: unknown) => as<{ referenceNumber: string }>(given).referenceNumber
    return {
      grantPerson: async body => referenceOf(await permissions.grantPersons(body as never)),
      authorize: async body => referenceOf(await permissions.grantAuthorizations(body as never)),
      outcome: async reference =>
        as<{ status: { code: number } }>(await permissions.getOperationStatus(reference)).status.code,
      persons: async () => {
        const listed = await permissions.queryPersonsGrants({ queryType: 'PermissionsInCurrentContext' })
        return as<{ permissions: Listed }>(listed).permissions.map(({ id }) => id)
      },
      authorizations: async () => {
        const listed = await permissions.queryAuthorizations({ queryType: 'Granted' })
        return as<{ authorizationGrants: Listed }>(listed).authorizationGrants.map(({ id }) => id)
      },
      revoke: id => permissions.revokeCommonGrant(id),
      revokeAuthorization: id => permissions.revokeAuthorizationGrant(id),
      send: async (formCode, xml) => {
        const session = await client.workflows.sessions.online.open({ formCode: formCode as never })
        await session.sendInvoice({ invoice: xml })
        const invoices = await client.sessions.getSessionInvoices(session.referenceNumber)
        await session.close()
        return as<{ invoices: { status: { code: number } }[] }>(invoices).invoices[0]!.status.code
      },
    }
  },
  signInPerson: async (nip, pesel) => signIn(await makePersonalCertificate({ pesel, key: 'p256' }), nip),
}

test('it grants, sees, signs in as the grantee, revokes, and is refused', () => personStory(judge))
test('a self-billed invoice goes out under a grant alone', () => authorizationStory(judge, 'SelfInvoicing'))
test('an RR invoice goes out under a grant alone', () => authorizationStory(judge, 'RRInvoicing'))
