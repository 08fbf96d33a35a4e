import { sign } from '../../../client/xades/sign.ts'
import {
  authTokenRequest,
  freshNip,
  freshPesel,
  nipContext,
  outcomeOf,
  personOf,
  type Started,
  sealOf,
  signedRequest,
  signInOwner,
  startWithSeal,
} from '../../../contracts/ksef/suite-preparation.ts'
import {
  encrypt,
  makeToken,
  revokeToken,
  startWithToken,
  type TokenSignIn,
  tokenKey,
} from '../../../contracts/ksef/suite-tokens.ts'
import type { Target } from '../../../contracts/suite.ts'
import { type Leads, legacy, type NotLed } from './lead.ts'

const sendXml = (target: Target, body: string | Uint8Array, type = 'application/xml'): Promise<Response> =>
  target.request('POST', '/auth/xades-signature', { body, headers: { 'Content-Type': type } })

/** A seal's signed request, changed by someone. */
const sendChanged = async (target: Target, change: (xml: string) => string): Promise<Response> => {
  const nip = freshNip()
  return sendXml(target, change(await signedRequest(target, await sealOf(target, nip), nipContext(nip))))
}

const sendUnchanged = (target: Target): Promise<Response> => sendChanged(target, xml => xml)

const askStatus = (target: Target, { referenceNumber, authenticationToken }: Started): Promise<Response> =>
  target.request('GET', `/auth/${referenceNumber}`, { token: authenticationToken.token })

/** The status that a sign-in ends with. */
const askOutcome = async (target: Target, started: Started): Promise<Response> => {
  await outcomeOf(target, started)
  return askStatus(target, started)
}

const tokenOutcome = async (target: Target, token: string, options?: TokenSignIn): Promise<Response> =>
  askOutcome(target, await startWithToken(target, token, nipContext(freshNip()), options))

const signatureValue = /(<ds:SignatureValue[^>]*>)([^<]+)/

const derInteger = (magnitude: Buffer): Buffer => Buffer.concat([Buffer.of(2, magnitude.length + 1, 0), magnitude])
const asDer = (base64: string): string => {
  const fixed = Buffer.from(base64, 'base64')
  const body = Buffer.concat([derInteger(fixed.subarray(0, 32)), derInteger(fixed.subarray(32))])
  return Buffer.concat([Buffer.of(0x30, body.length), body]).toString('base64')
}

const person = async (target: Target): Promise<Response> =>
  askOutcome(
    target,
    await startWithSeal(target, await personOf(target, `PNOPL-${freshPesel()}`), nipContext(freshNip())),
  )

const sealStatus = async (target: Target): Promise<Response> => {
  const nip = freshNip()
  return askOutcome(target, await startWithSeal(target, await sealOf(target, nip), nipContext(nip)))
}

const tokenStatus = async (target: Target): Promise<Response> => {
  const owner = await signInOwner(target)
  const { token } = await makeToken(target, owner)
  return askOutcome(target, await startWithToken(target, token, owner.context))
}

const submitToken = async (target: Target, plaintext: (token: string) => string): Promise<Response> => {
  const owner = await signInOwner(target)
  const { token } = await makeToken(target, owner)
  const { certificate } = await tokenKey(target)
  const { challenge, timestampMs } = await target.call.auth.challenge()
  const encryptedToken = encrypt(`${plaintext(token)}|${timestampMs}`, certificate)
  return target.request('POST', '/auth/ksef-token', {
    body: { challenge, contextIdentifier: owner.context, encryptedToken },
  })
}

export const signInLeads: Leads = {
  'challenge-200-recorded-2026-01-19': ({ request }) => request('POST', '/auth/challenge', { body: {} }),
  'challenge-200-recorded-2026-01-16-old-host': ({ request }) => request('POST', '/auth/challenge', { body: {} }),
  'challenge-200-2026-01-24': ({ request }) => request('POST', '/auth/challenge'),

  'xades-202-selfsigned-test-2026-02': sendUnchanged,
  'xades-400-21115-invalid-certificate': { profile: 'demo', to: sendUnchanged },
  'xades-400-21115-prod-selfsigned': { profile: 'prod', to: sendUnchanged },
  'xades-400-21217-charset': async target => {
    const nip = freshNip()
    const xml = await signedRequest(target, await sealOf(target, nip), nipContext(nip))
    return sendXml(target, Buffer.from(xml.replace('</Challenge>', '\u00b1</Challenge>'), 'latin1'))
  },
  'xades-400-21401-schema-nip': async target => {
    const { challenge, timestampMs } = await target.call.auth.challenge()
    const request = authTokenRequest(challenge, nipContext('123'))
    return sendXml(target, await target.sign(request, await sealOf(target, freshNip()), new Date(timestampMs)))
  },
  'xades-400-9105-digest-mismatch': target => sendChanged(target, xml => xml.replace(/<Nip>\d+/, `<Nip>${freshNip()}`)),
  'xades-400-9105-format-not-accepted': target =>
    sendChanged(target, xml =>
      xml
        .replace(/<ds:Object>.*<\/ds:Object>/s, '')
        .replace(/<ds:Reference [^>]*SignedProperties.*?<\/ds:Reference>/s, ''),
    ),
  'xades-400-9105-unsupported-algorithm': {
    profile: 'demo',
    to: async target => {
      const nip = freshNip()
      const { challenge, timestampMs } = await target.call.auth.challenge()
      const request = authTokenRequest(challenge, nipContext(nip))
      const identity = await sealOf(target, nip, 'rsa')
      return sendXml(target, sign(request, identity, { digest: 'sha1', signingTime: new Date(timestampMs) }))
    },
  },
  'xades-400-9105-verified-negatively': {
    instead: 'RSA-PSS is taken since (xades-022): a signature value of other octets.',
    to: target =>
      sendChanged(target, xml => xml.replace(signatureValue, `$1${Buffer.alloc(64, 1).toString('base64')}`)),
  },
  'xades-400-9105-xsd-validation': target =>
    sendChanged(target, xml =>
      xml.replace(/<ds:DigestValue>[^<]*<\/ds:DigestValue><\/ds:Reference>/, '</ds:Reference>'),
    ),
  'xades-415-unsupported-media-type': async target => {
    const nip = freshNip()
    return sendXml(target, await signedRequest(target, await sealOf(target, nip), nipContext(nip)), 'text/xml')
  },
  'xades-ecdsa-der-refused': target =>
    sendChanged(target, xml => xml.replace(signatureValue, (_, tag, value) => tag + asDer(value))),

  'ksef-token-202-recorded-2026-01-19': target => submitToken(target, token => token),
  'auth-token-jwt-2025-10': target => submitToken(target, () => 'bad'),
  'ksef-token-400-challenge-format': target =>
    target.request('POST', '/auth/ksef-token', {
      body: {
        challenge: 'fake',
        contextIdentifier: nipContext(freshNip()),
        encryptedToken: Buffer.alloc(256).toString('base64'),
      },
      headers: legacy,
    }),

  'auth-status-200-token-recorded': tokenStatus,
  'auth-status-200-both-method-members-2026-04': tokenStatus,
  'auth-status-timing-token-2026-10': tokenStatus,
  'auth-status-200-qualified-seal': sealStatus,
  'auth-status-415-no-permissions': person,
  'xades-415-first-poll': person,
  'testdata-person-async-415': async target => {
    const [nip, pesel] = [freshNip(), freshPesel()]
    await target.call.testdata.createPerson({ body: { nip, pesel, isBailiff: false, description: 'Too early' } })
    return askOutcome(target, await startWithSeal(target, await personOf(target, `PNOPL-${pesel}`), nipContext(nip)))
  },
  'auth-status-450-invalid-token-encoding': target => tokenOutcome(target, 'A-TOKEN-OF-KSEF-1.0'),
  'ksef-token-450-only-reference-part': async target => {
    const { token } = await makeToken(target, await signInOwner(target))
    return tokenOutcome(target, token.split('|')[0]!)
  },
  'auth-status-450-invalid-token-encryption': target =>
    tokenOutcome(target, 'anything', {
      encrypted: (plaintext, certificate) => Buffer.from(encrypt(plaintext, certificate)).toString('base64'),
    }),
  'auth-status-450-token-revoked': async target => {
    const owner = await signInOwner(target)
    const made = await makeToken(target, owner)
    await revokeToken(target, owner, made)
    return askOutcome(target, await startWithToken(target, made.token, owner.context))
  },
  'auth-status-480-context-blocked': async target => {
    const nip = freshNip()
    await target.call.testdata.blockContext({ body: { contextIdentifier: nipContext(nip) } })
    return askOutcome(target, await startWithSeal(target, await sealOf(target, nip), nipContext(nip)))
  },
  'xades-certificates-test-vs-demo-check': {
    instead: 'A delay of the simulator, not an answer of OCSP that is waited for.',
    to: async target => {
      const nip = freshNip()
      return askStatus(target, await startWithSeal(target, await sealOf(target, nip), nipContext(nip)))
    },
  },
}

export const signInNotLed: NotLed = {
  'xades-400-21115-2026-01-outage': 'An outage of the real system.',
  'xades-400-9105-invalid-signature-content-2025-10': 'A wording that KSeF has given up.',
  'auth-status-21304-too-early': 'A race of the real system: here an operation is there once its number is.',
}
