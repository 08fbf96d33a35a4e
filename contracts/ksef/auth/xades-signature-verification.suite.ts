import { strict as assert } from 'node:assert'
import { type Case, suite, type Target } from '../../suite.ts'
import { refused, refusedSomehow } from '../../suite-answers.ts'
import {
  authTokenRequest,
  freshNip,
  freshPeppolId,
  freshPesel,
  nipContext,
  peppolSealOf,
  personOf,
  sealOf,
  signedRequest,
} from '../suite-preparation.ts'
import { xadesSignature } from './xades-signature.ts'

/** A document that would be taken, and what somebody did to it. */
const sendChanged = async (target: Target, change: (xml: string) => string): Promise<unknown> => {
  const nip = freshNip()
  const xml = await signedRequest(target, await sealOf(target, nip), nipContext(nip))
  const changed = change(xml)
  assert.notEqual(changed, xml)
  return target.call.auth.xadesSignature({ xml: changed })
}

const derInteger = (bytes: Buffer): Buffer => {
  const start = bytes.findIndex(byte => byte !== 0)
  const magnitude = bytes.subarray(start)
  const value = magnitude[0]! & 0x80 ? Buffer.concat([Buffer.of(0), magnitude]) : magnitude
  return Buffer.concat([Buffer.of(2, value.length), value])
}
/** R||S as ASN.1 DER, as OpenSSL writes it. */
const asDer = (base64: string): string => {
  const fixed = Buffer.from(base64, 'base64')
  const body = Buffer.concat([derInteger(fixed.subarray(0, 32)), derInteger(fixed.subarray(32))])
  return Buffer.concat([Buffer.of(0x30, body.length), body]).toString('base64')
}

const signatureValue = /(<ds:SignatureValue[^>]*>)([^<]+)/

const aboutTheSignature: Case[] = [
  {
    title: 'a request without a signature is refused',
    evidence: 'documented',
    source: 'xades-010',
    async run(target) {
      const { challenge } = await target.call.auth.challenge()
      const xml = authTokenRequest(challenge, nipContext(freshNip()))
      await refused(target.call.auth.xadesSignature({ xml }), 'signatureMissing')
    },
  },
  {
    title: 'a second signature is refused',
    evidence: 'documented',
    source: 'xades-011',
    async run(target) {
      const twice = (xml: string) => xml.replace(/<ds:Signature .*<\/ds:Signature>/s, '$&$&')
      await refused(sendChanged(target, twice), 'tooManySignatures')
    },
  },
  {
    title: 'a request changed after it was signed is refused, naming the reference',
    evidence: 'recorded',
    source: 'xades-400-9105-digest-mismatch',
    async run(target) {
      const other = (xml: string) => xml.replace(/<Nip>\d+/, `<Nip>${freshNip()}`)
      const { details } = await refused(sendChanged(target, other), 'digestMismatch')
      assert.deepEqual(details, ["Nieprawidłowa wartość skrótu dla referencji wskazującej na element ''."])
    },
  },
  {
    title: 'a signature value that does not verify is refused',
    evidence: 'described',
    source: 'xades-400-9105-verified-negatively',
    async run(target) {
      const zeros = (xml: string) => xml.replace(signatureValue, `$1${Buffer.alloc(64, 1).toString('base64')}`)
      const { details } = await refused(sendChanged(target, zeros), 'signatureDoesNotVerify')
      assert.deepEqual(details, ['Podpis zweryfikowany negatywnie.'])
    },
  },
  {
    title: 'an ECDSA signature in ASN.1 DER is refused',
    evidence: 'described',
    source: 'xades-ecdsa-der-refused',
    async run(target) {
      const der = (xml: string) => xml.replace(signatureValue, (_, tag, value) => tag + asDer(value))
      await refused(sendChanged(target, der), 'signatureDoesNotVerify')
    },
  },
  {
    title: 'an algorithm that is not on the list is refused',
    evidence: 'described',
    source: 'xades-400-9105-unsupported-algorithm',
    async run(target) {
      const md5 = (xml: string) =>
        xml.replaceAll('http://www.w3.org/2001/04/xmlenc#sha256', 'http://www.w3.org/2001/04/xmldsig-more#md5')
      const { details } = await refused(sendChanged(target, md5), 'unsupportedAlgorithm')
      assert.deepEqual(details, ['Podpis złożony z użyciem niewspieranego algorytmu kryptograficznego.'])
    },
  },
  {
    title: 'a plain XML signature without XAdES properties is refused',
    evidence: 'described',
    source: 'xades-400-9105-format-not-accepted',
    async run(target) {
      const plain = (xml: string) =>
        xml
          .replace(/<ds:Object>.*<\/ds:Object>/s, '')
          .replace(/<ds:Reference [^>]*SignedProperties.*?<\/ds:Reference>/s, '')
      const { details } = await refused(sendChanged(target, plain), 'signatureProfile')
      assert.deepEqual(details, ['Format podpisu niezgodny z akceptowanymi profilami XAdES.'])
    },
  },
]

const sendAs = async (target: Target, serialNumber: string): Promise<unknown> => {
  const xml = await signedRequest(target, await personOf(target, serialNumber), nipContext(freshNip()))
  return target.call.auth.xadesSignature({ xml })
}

const aboutTheCertificate: Case[] = [
  {
    title: 'a serialNumber with a PESEL and no prefix is refused at once',
    evidence: 'described',
    source: 'xades-044',
    async run(target) {
      await refusedSomehow(sendAs(target, `-${freshPesel()}`))
    },
  },
  {
    title: 'a serialNumber with a NIP of six digits is refused at once',
    evidence: 'described',
    source: 'xades-045',
    async run(target) {
      await refusedSomehow(sendAs(target, 'TINPL-111111'))
    },
  },
  {
    title: 'a personal certificate without a given name is refused',
    evidence: 'documented',
    source: ['xades-025', 'xades-004'],
    async run(target) {
      const nip = freshNip()
      const subject = { surname: 'R', serialNumber: `TINPL-${nip}`, commonName: 'R', countryName: 'PL' }
      const xml = await signedRequest(target, await target.certificate(subject), nipContext(nip))
      await refusedSomehow(target.call.auth.xadesSignature({ xml }))
    },
  },
  {
    title: 'a seal with a given name is refused',
    evidence: 'documented',
    source: ['xades-026', 'xades-004'],
    async run(target) {
      const nip = freshNip()
      const identity = await target.certificate({
        givenName: 'A',
        organizationName: 'Test KSeF',
        organizationIdentifier: `VATPL-${nip}`,
        commonName: 'Test KSeF',
        countryName: 'PL',
      })
      const xml = await signedRequest(target, identity, nipContext(nip))
      await refusedSomehow(target.call.auth.xadesSignature({ xml }))
    },
  },
  {
    title: 'verifyCertificateChain=true refuses a self-signed certificate',
    evidence: 'assumed',
    source: 'xades-029 says that the chain is verified, not with which code it fails; 21115 as outside TEST',
    async run(target) {
      const nip = freshNip()
      const xml = await signedRequest(target, await sealOf(target, nip), nipContext(nip))
      await refused(
        target.call.auth.xadesSignature({ xml, query: { verifyCertificateChain: true } }),
        'invalidCertificate',
      )
    },
  },
  {
    title: 'a Peppol provider enters no NIP context',
    evidence: 'assumed',
    source: 'the text of 21117 (xades-005); simulator/documents/xades/context-fits-subject.ts',
    async run(target) {
      const identity = await peppolSealOf(target, freshPeppolId())
      const xml = await signedRequest(target, identity, nipContext(freshNip()))
      await refused(target.call.auth.xadesSignature({ xml }), 'subjectNotAllowedInContext')
    },
  },
]

/** What a signature and its certificate are refused for, at once. */
export const xadesSignatureVerificationSuite = suite(xadesSignature, [...aboutTheSignature, ...aboutTheCertificate])
