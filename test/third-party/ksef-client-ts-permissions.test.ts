import { CertificateService, KSeFClient, openOnlineSession } from 'ksef-client-ts'
import { afterAll, test } from 'vitest'
import { createSimulator } from '../../simulator/index.ts'
import { authorizationStory, type Judge, personStory } from './permission-story.ts'

/** The npm package ksef-client-ts grants, sees, revokes, and sends in another's name. */

const simulator = createSimulator({ rateLimits: 'off' })
const { origin } = await simulator.listen({ port: 0 })
afterAll(() => simulator.close())

const connect = () => new KSeFClient({ baseUrl: origin, onSystemWarning: () => {} })

const judge: Judge = {
  signedIn: async nip => {
    const seal = await CertificateService.generateCompanySeal('Firma', `VATPL-${nip}`, 'Firma', 'ECDSA')
    const client = connect()
    await client.loginWithCertificate(seal.certificatePem, seal.privateKeyPem, nip)
    const { permissions, sessionStatus } = client
    return {
      grantPerson: async body => (await permissions.grantPersonPermissions(body as never)).referenceNumber,
      authorize: async body => (await permissions.grantAuthorizationPermissions(body as never)).referenceNumber,
      outcome: async reference => (await permissions.getOperationStatus(reference)).status.code,
      persons: async () =>
        (await permissions.queryPersonsGrants({ queryType: 'PermissionsInCurrentContext' })).permissions.map(
          it => it.id,
        ),
      authorizations: async () =>
        (await permissions.queryAuthorizationsGrants({ queryType: 'Granted' })).authorizationGrants.map(it => it.id),
      revoke: id => permissions.revokeCommonGrant(id),
      revokeAuthorization: id => permissions.revokeAuthorizationGrant(id),
      send: async (formCode, xml) => {
        const session = await openOnlineSession(client, { formCode: formCode as never })
        const invoice = await session.sendInvoice(xml)
        const { status } = await sessionStatus.getSessionInvoice(session.sessionRef, invoice)
        await session.close()
        return status.code
      },
    }
  },
  signInPerson: async (nip, pesel) => {
    const { certificatePem, privateKeyPem } = await CertificateService.generatePersonalCertificate(
      'Jan',
      'Kos',
      `PNOPL-${pesel}`,
      'Jan Kos',
      'ECDSA',
    )
    await connect().loginWithCertificate(certificatePem, privateKeyPem, nip)
  },
}

test('it grants, sees, signs in as the grantee, revokes, and is refused', () => personStory(judge))
test('a self-billed invoice goes out under a grant alone', () => authorizationStory(judge, 'SelfInvoicing'))
test('an RR invoice goes out under a grant alone', () => authorizationStory(judge, 'RRInvoicing'))
