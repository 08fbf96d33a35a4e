import { strict as assert } from 'node:assert'
import { type Case, suite, type Target } from '../../suite.ts'
import { refused, refusedSomehow } from '../../suite-answers.ts'
import { authTokenRequest, freshNip, nipContext, sealOf, signedRequest } from '../suite-preparation.ts'
import { xadesSignature } from './xades-signature.ts'

/** Any document with a fresh challenge in it, signed by a seal. */
const sendSigned = async (target: Target, write: (challenge: string, nip: string) => string): Promise<unknown> => {
  const nip = freshNip()
  const { challenge, timestampMs } = await target.call.auth.challenge()
  const xml = await target.sign(write(challenge, nip), await sealOf(target, nip), new Date(timestampMs))
  return target.call.auth.xadesSignature({ xml })
}

/** A well-formed challenge that nobody issued. */
const unknownChallenge = '20250625-CR-20F5EE4000-DA48AE4124-46'

const aboutTheChallenge: Case[] = [
  {
    title: 'a challenge that was used is refused',
    evidence: 'documented',
    source: 'xades-003',
    async run(target) {
      const nip = freshNip()
      const xml = await signedRequest(target, await sealOf(target, nip), nipContext(nip))
      await target.call.auth.xadesSignature({ xml })
      await refused(target.call.auth.xadesSignature({ xml }), 'invalidChallenge')
    },
  },
  {
    title: 'a challenge that nobody issued is refused',
    evidence: 'documented',
    source: 'xades-003',
    async run(target) {
      await refused(
        sendSigned(target, (_, nip) => authTokenRequest(unknownChallenge, nipContext(nip))),
        'invalidChallenge',
      )
    },
  },
  {
    title: 'a challenge older than ten minutes is refused',
    evidence: 'documented',
    source: 'challenge-005',
    needs: ['clock'],
    async run(target) {
      const nip = freshNip()
      const xml = await signedRequest(target, await sealOf(target, nip), nipContext(nip))
      await target.advance(10 * 60_000 + 1)
      await refused(target.call.auth.xadesSignature({ xml }), 'invalidChallenge')
    },
  },
  {
    title: 'a text that is no challenge breaks the schema',
    evidence: 'documented',
    source: ['xades-007', 'challenge-006'],
    async run(target) {
      await refused(
        sendSigned(target, (_, nip) => authTokenRequest('fake', nipContext(nip))),
        'schemaMismatch',
      )
    },
  },
]

const aboutTheDocument: Case[] = [
  {
    title: 'another content type than application/xml is refused with 415',
    evidence: 'described',
    source: 'xades-415-unsupported-media-type',
    async run(target) {
      const nip = freshNip()
      const body = await signedRequest(target, await sealOf(target, nip), nipContext(nip))
      for (const type of ['text/xml', 'application/json', 'text/plain']) {
        const response = await target.request('POST', '/auth/xades-signature', {
          body,
          headers: { 'Content-Type': type },
        })
        assert.equal(response.status, 415, type)
      }
    },
  },
  {
    title: 'a NIP of the wrong form is refused in the words of the schema',
    evidence: 'recorded',
    source: 'xades-400-21401-schema-nip',
    async run(target) {
      const { details } = await refused(
        sendSigned(target, challenge => authTokenRequest(challenge, nipContext('123'))),
        'schemaMismatch',
      )
      assert.deepEqual(details, [
        "The 'http://ksef.mf.gov.pl/auth/token/2.0:Nip' element is invalid - The value '123' is invalid according to its datatype 'http://ksef.mf.gov.pl/auth/token/2.0:TNIP' - The Pattern constraint failed.",
      ])
    },
  },
  {
    title: 'an empty request (xsi:nil) is refused',
    evidence: 'described',
    source: 'xades-046',
    async run(target) {
      const empty =
        '<AuthTokenRequest xmlns="http://ksef.mf.gov.pl/auth/token/2.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/>'
      await refusedSomehow(sendSigned(target, () => empty))
    },
  },
  {
    title: 'another document than an AuthTokenRequest is refused',
    evidence: 'documented',
    source: 'xades-009',
    async run(target) {
      await refused(
        sendSigned(target, () => '<Other xmlns="urn:other">text</Other>'),
        'invalidDocument',
      )
    },
  },
  {
    title: 'bytes that are no UTF-8 are refused',
    evidence: 'recorded',
    source: 'xades-400-21217-charset',
    async run(target) {
      const nip = freshNip()
      const xml = await signedRequest(target, await sealOf(target, nip), nipContext(nip))
      const latin2 = Buffer.from(xml.replace('Test KSeF', '').replace('</Challenge>', '\u00b1</Challenge>'), 'latin1')
      await refused(target.call.auth.xadesSignature({ xml: latin2 }), 'invalidEncoding')
    },
  },
  {
    title: 'more than ten allowed addresses of a kind are refused',
    evidence: 'documented',
    source: 'xades-016',
    async run(target) {
      const nip = freshNip()
      const allowedIps = '<Ip4Address>192.0.2.1</Ip4Address>'.repeat(11)
      const xml = await signedRequest(target, await sealOf(target, nip), nipContext(nip), { allowedIps })
      await refused(target.call.auth.xadesSignature({ xml }), 'schemaMismatch')
    },
  },
]

/** What a signed request is refused for, at once, before its signature is looked at. */
export const xadesSignatureRefusalsSuite = suite(xadesSignature, [...aboutTheChallenge, ...aboutTheDocument])
