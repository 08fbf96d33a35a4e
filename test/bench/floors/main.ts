import { constants, createHash, createPrivateKey, privateDecrypt, randomFillSync, X509Certificate } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { formatTimestamp, makeReferenceNumber } from '../../../contracts/ksef/formats.ts'
import { publishedKeys } from '../../../simulator/ksef/keys/published-keys.ts'
import { openSession, symmetricKey, takeInvoice } from './invoice.ts'
import { signJwt, verifyJwt } from './jwt.ts'
import { verifyStamp } from './stamp.ts'

/**
 * What the measured answers cost at the very least: Node's server, a table of paths, and the cryptography that nobody
 * can leave out. No contract, no state, no refusals.
 */

let pool = Buffer.alloc(0)
const random = (size: number): string => {
  if (pool.length < size) pool = randomFillSync(Buffer.allocUnsafe(8192))
  const drawn = pool.toString('hex', 0, size)
  pool = pool.subarray(size)
  return drawn.toUpperCase()
}

const issued = (claims: object) => {
  const now = Date.now()
  const exp = Math.floor(now / 1000) + 900
  return { token: signJwt({ ...claims, exp, iat: exp - 900 }), validUntil: formatTimestamp(now + 900_000) }
}
const accessClaims = {
  typ: 'ContextToken',
  cit: 'Nip',
  civ: '1111111111',
  aum: 'QualifiedSeal',
  sud: JSON.stringify({ subjectIdentifier: { type: 'Nip', value: '1111111111' }, commonName: 'KSeF simulator test' }),
  per: '["Owner"]',
}
const started = () => {
  const referenceNumber = makeReferenceNumber('AU', Date.now(), random(5))
  return { referenceNumber, authenticationToken: issued({ typ: 'AuthenticationToken', arn: referenceNumber }) }
}

const [tokenKey] = publishedKeys
const privateKey = createPrivateKey(tokenKey!.privateKey)
const keys = [tokenKey!, symmetricKey].map(({ certificate: pem, usage }) => {
  const certificate = new X509Certificate(pem).raw.toString('base64')
  return { certificate, certificateId: random(22), publicKeyId: digestOf(certificate), usage }
})

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64')
}

const decrypt = (text: string): string =>
  privateDecrypt(
    { key: privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' },
    Buffer.from(text, 'base64'),
  ).toString()

const sessionLimits = { maxInvoiceSizeInMB: 1, maxInvoiceWithAttachmentSizeInMB: 3, maxInvoices: 10_000 }

type Reply = (request: IncomingMessage, body: string) => unknown

const replies: Readonly<Record<string, Reply>> = {
  'POST /v2/auth/challenge': () => {
    const now = Date.now()
    const challenge = makeReferenceNumber('CR', now, random(5))
    return { challenge, timestamp: formatTimestamp(now), timestampMs: now, clientIp: '127.0.0.1' }
  },
  'GET /v2/limits/context': ({ headers }) => {
    verifyJwt(headers.authorization)
    return { onlineSession: sessionLimits, batchSession: sessionLimits, collectiveIdentifier: { maxInvoices: 500 } }
  },
  'POST /v2/testdata/attachment': (_, body) => JSON.parse(body),
  'POST /v2/testdata/permissions': (_, body) => JSON.parse(body),
  'POST /v2/auth/xades-signature': (_, body) => {
    verifyStamp(body, { remember: true })
    return started()
  },
  'POST /v2/auth/xades-signature?stranger': (_, body) => {
    verifyStamp(body, { remember: false })
    return started()
  },
  'GET /v2/security/public-key-certificates': () => keys,
  'POST /v2/auth/ksef-token': (_, body) => {
    const [, , secret = ''] = decrypt(JSON.parse(body).encryptedToken).split('|')
    digestOf(secret)
    return started()
  },
  'POST /v2/auth/token/redeem': ({ headers }) => {
    verifyJwt(headers.authorization)
    return { accessToken: issued(accessClaims), refreshToken: issued({ typ: 'RefreshToken', cit: 'Nip' }) }
  },
  'POST /v2/sessions/online': ({ headers }, body) => {
    verifyJwt(headers.authorization)
    openSession(body)
    return { referenceNumber: 'floor' }
  },
  'POST /v2/sessions/online/floor/invoices': ({ headers }, body) => {
    verifyJwt(headers.authorization)
    takeInvoice(body)
    return { referenceNumber: makeReferenceNumber('EE', Date.now(), random(5)) }
  },
}
const status: Reply = ({ headers }) => {
  verifyJwt(headers.authorization)
  return { startDate: formatTimestamp(Date.now()), status: { code: 200, description: 'Uwierzytelnianie zakończone' } }
}

const write = (response: ServerResponse, answer: unknown): void => {
  const body = JSON.stringify(answer)
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) }).end(body)
}

const server = createServer((request, response) => {
  const reply = replies[`${request.method} ${request.url}`] ?? status
  if (!request.headers['content-type']) return write(response, reply(request, ''))
  const chunks: Buffer[] = []
  request
    .on('data', chunk => chunks.push(chunk))
    .on('end', () => write(response, reply(request, Buffer.concat(chunks).toString())))
})
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`127.0.0.1:${(server.address() as AddressInfo).port}\n`)
})
