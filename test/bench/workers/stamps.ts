import { X509Certificate } from 'node:crypto'
import { DOMParser } from '@xmldom/xmldom'
import { SignedXml } from 'xml-crypto'
import { makeSeal } from '../../../client/xades/certificate.ts'
import { signatureClass, signatureMethods } from '../../../client/xades/methods.ts'
import { verify } from '../../../simulator/documents/xades/verify.ts'
import { cpuOfEach } from '../cpu.ts'
import { verifyByCutting, verifyStamp } from '../floors/stamp.ts'
import { some } from '../measurement.ts'
import { inTurn } from '../rounds.ts'
import { nip, stamper } from '../sign-in.ts'
import { effortOfWorker, report } from '../worker.ts'

/** Microseconds of CPU for one document. */
export interface StampFigures {
  readonly name: string
  readonly ours: number
  readonly floor: number
  readonly cryptography: number
  readonly xmlCrypto: number
}

const effort = effortOfWorker()
const STAMPS = 100
const challenge = { challenge: '20260101-CR-0000000000-0000000000-00', timestampMs: Date.now() }

const costOf = (count: number, work: () => unknown) => () => cpuOfEach(count, work)

const checkByXmlCrypto = (document: string, certificate: string): void => {
  const publicCert = new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const verifier = new SignedXml({ publicCert, getCertFromKeyInfo: () => null })
  verifier.SignatureAlgorithms[signatureMethods['ecdsa-sha256'].uri] = signatureClass('ecdsa-sha256')
  const signature = new DOMParser().parseFromString(document, 'text/xml').getElementsByTagName('ds:Signature')[0]!
  verifier.loadSignature(signature as unknown as Node)
  if (!verifier.checkSignature(document)) throw new Error('xml-crypto refuses the document')
}

const figuresOf = async (name: string, key: 'rsa' | 'p256'): Promise<StampFigures> => {
  const identity = await makeSeal({ nip, key })
  const document = stamper(identity)(challenge)
  const octets = Buffer.from(document)
  const now = Date.now()
  const count = some(STAMPS, effort)
  const contenders = {
    ours: costOf(count, () => verify(octets, { now, profile: 'test' })),
    floor: costOf(count, () => verifyStamp(octets.toString(), { remember: true })),
    cryptography: costOf(count, () => verifyByCutting(octets.toString(), { remember: true })),
    xmlCrypto: costOf(count, () => checkByXmlCrypto(document, identity.certificate)),
  }
  const figures = await inTurn(effort.rounds, contenders, effort.warmUps)
  return { name, ...figures }
}

report([await figuresOf('RSA-2048', 'rsa'), await figuresOf('P-256', 'p256')])
