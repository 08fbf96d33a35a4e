import { generateKeyPairSync, sign } from 'node:crypto'
import { forge, signer, x509Data } from '../simulator/documents/xades/forge.ts'
import {
  ecSpki,
  extension,
  forgeCertificate,
  rsaSpki,
  sha256WithEcdsa,
  sha256WithRsa,
} from '../simulator/documents/xades/forge-certificate.ts'
import { longestExponent, type SmoothKey, swappedExponents } from './smooth-rsa.ts'
import { modulusOf, pointOn } from './worst-keys.ts'

/** A request that asks for as much work as is to be had, or was before it had a bound. */
export interface HostileRequest {
  readonly title: string
  /** POST to this path. */
  readonly path: string
  readonly type: string
  readonly body: () => string
  /** What the explanation, or else the answer, says. */
  readonly explains: RegExp
  /** How many ordinary sign-ins it may take. */
  readonly most: number
}

const signIn = { path: '/v2/auth/xades-signature', type: 'application/xml' }
const issue = { path: '/control/certificates', type: 'application/json' }

/** What everybody sends; its challenge is none of ours. */
export const ordinary: HostileRequest = {
  ...signIn,
  title: 'a stamp with nothing wrong with it',
  body: () => forge(),
  explains: /challenge/,
  most: 3,
}

const p256 = signer('p256-person-nip')
const links = Array.from({ length: 10 }, (_, index) => index)

/**
 * Ten certificates of one name, the signer's first, each signed with the key of the next; but in KeyInfo the others stand
 * from the top down. Who tries every certificate for every link verifies 45 signatures.
 */
const chainStamp = (algorithm: Buffer, keyAt: (index: number) => SmoothKey) => (): string => {
  const keys = links.map(keyAt)
  const [leaf, ...above] = keys.map((key, index) =>
    forgeCertificate({
      by: p256,
      ...(index === 0 ? {} : { key: keys[index - 1]!.spki }),
      serial: `400${index}`,
      sign: key.sign,
      algorithm,
    }),
  )
  const chain = [leaf!, ...above.reverse()].map(({ certificate }) => certificate)
  return forge({ by: leaf!, keyInfo: x509Data(...chain) })
}

const p521Key = (): SmoothKey => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-521' })
  return {
    spki: publicKey.export({ type: 'spki', format: 'der' }),
    sign: octets => sign('sha256', octets, privateKey),
  }
}

const pem = (spki: Buffer) => (): string =>
  JSON.stringify({ publicKey: `-----BEGIN PUBLIC KEY-----\n${spki.toString('base64')}\n-----END PUBLIC KEY-----\n` })

/** Of some 20 KB: as many as fit. */
export const extensions = Array.from({ length: 1500 }, (_, index) =>
  extension(`1.3.6.1.4.1.${1000 + index}`, Buffer.from([5, 0])),
)

export const hostileKeys: readonly HostileRequest[] = [
  {
    ...signIn,
    title: 'ten certificates of one name, RSA-3072 with the private exponent for the public one',
    body: chainStamp(sha256WithRsa, index => swappedExponents(3072, index)),
    explains: /exponent of \d{4} bits; at most 64/,
    most: 10,
  },
  {
    ...signIn,
    title: 'ten certificates of one name, RSA-8192 with the longest exponent that is taken',
    body: chainStamp(sha256WithRsa, index => longestExponent(8192, index)),
    explains: /10 verifications found no place for/,
    most: 50,
  },
  {
    ...signIn,
    title: 'ten certificates of one name, P-521',
    body: chainStamp(sha256WithEcdsa, p521Key),
    explains: /10 verifications found no place for/,
    most: 50,
  },
  {
    ...signIn,
    title: 'a certificate with 1,500 extensions',
    body: () => forge({ by: forgeCertificate({ by: p256, extensions }) }),
    explains: /challenge/,
    most: 10,
  },
  {
    ...issue,
    title: 'an RSA key of 16,384 bits',
    body: pem(rsaSpki(modulusOf(16_384), 65537n)),
    explains: /16384 bits/,
    most: 10,
  },
  {
    ...issue,
    title: 'a key on sect571r1',
    body: pem(ecSpki(pointOn('sect571r1'), Buffer.from('06052b81040027', 'hex'))),
    explains: /coordinates of 72 octets/,
    most: 10,
  },
]
