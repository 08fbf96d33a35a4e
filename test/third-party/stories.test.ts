import { afterAll, describe, test } from 'vitest'
import { apiNames, newestApi } from '../../contracts/ksef/api-version.ts'
import { createSimulator } from '../../simulator/index.ts'
import { authenticationStory, offlineStory } from './certificate-story.ts'
import { ksefClient } from './ksef-client-judge.ts'
import { ksefClientTs } from './ksef-client-ts-judge.ts'
import { packageStory } from './package-story.ts'
import { authorizationStory, grantStory } from './permission-story.ts'

/** What permissions, certificates and packages are to two npm packages; what each cannot do stands in its judge. */

const simulator = createSimulator({ rateLimits: 'off' })
const { origin } = await simulator.listen({ port: 0 })
afterAll(() => simulator.close())

const keys = ['RSA', 'ECDSA'] as const

const newest = [ksefClient(simulator, origin), ksefClientTs(origin)].map(judge => ({ ...judge, api: newestApi }))
/** As the suites of older versions, in CI. */
const older = async () => {
  const simulator = createSimulator({ rateLimits: 'off', api: apiNames[0] })
  const { origin } = await simulator.listen({ port: 0 })
  afterAll(() => simulator.close())
  return { ...ksefClientTs(origin), api: apiNames[0] }
}

describe.each(process.env.KSEF_EVERY_VERSION === '1' ? [...newest, await older()] : newest)(
  '$name, API $api',
  ({ permissions, certificates, packages, onlyMetadata }) => {
    test.each(['person', 'firm'] as const)(
      'grants to a %s, sees, signs in as the grantee, revokes, and is refused',
      async to => grantStory(permissions, to),
    )
    test.each(['SelfInvoicing', 'RRInvoicing'] as const)(
      'an invoice in the name of another goes out under %s alone, and no longer once it is revoked',
      async scope => authorizationStory(permissions, scope),
    )
    test.each(keys)(
      'enrols (%s), retrieves, queries, signs in with the certificate, revokes it, and is refused',
      async key => authenticationStory(certificates, key),
    )
    test.each(keys)('an Offline certificate (%s) does not sign in, and the links of its codes are judged', async key =>
      offlineStory(certificates, key),
    )
    test.each(Object.entries(packages))(
      'sends a package (%s) with a bad invoice inside, reads failures and UPO, exports and decrypts',
      async (_, signedIn) => packageStory(signedIn, { onlyMetadata }),
    )
  },
)
