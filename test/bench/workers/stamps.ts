import { X509Certificate } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { DOMParser } from '@xmldom/xmldom'
import { SignedXml } from 'xml-crypto'
import { makeSeal } from '../../../client/xades/certificate.ts'
import { signatureClass, signatureMethods } from '../../../client/xades/methods.ts'
import { verify } from '../../../simulator/documents/xades/verify.ts'
import { worstDocuments } from '../../hostile/worst-documents.ts'
import { forge, now as forgedAt } from '../../simulator/documents/xades/forge.ts'
import { cpuOfEach } from '../cpu.ts'
import { cut } from '../cut.ts'
import { verifyByCutting, verifyStamp } from '../floors/stamp.ts'
import { some } from '../measurement.ts'
import { inTurn } from '../rounds.ts'
import { nip, stamper } from '../sign-in.ts'
import { effortOfWorker, report } from '../worker.ts'

/** Microseconds of CPU for one document. */
export interface StampFigures {
  readonly signers: readonly {
    readonly name: string
    readonly ours: number
    readonly floor: number
    readonly cryptography: number
    readonly xmlCrypto: number
  }[]
  /** Of documents that are taken. */
  readonly ordinary: number
  readonly worst: { readonly title: string; readonly cost: number }
}

const effort = effortOfWorker()
/** As many as it takes until what runs is compiled while rounds do not count yet. */
const STAMPS = 400
const BY_XML_CRYPTO = 20
const WORST_STAMPS = 10
const challenge = { challenge: '20260101-CR-0000000000-0000000000-00', timestampMs: Date.now() }

/** Each in a turn of its own, as a server does it: weak references to documents are let go of then. */
const costOf = (count: number, work: () => unknown) => () =>
  cpuOfEach(count, async () => {
    work()
    await setImmediate()
  })

const checkByXmlCrypto = (document: string, certificate: string): void => {
  const publicCert = new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const verifier = new SignedXml({ publicCert, getCertFromKeyInfo: () => null })
  verifier.SignatureAlgorithms[signatureMethods['ecdsa-sha256'].uri] = signatureClass('ecdsa-sha256')
  const signature = new DOMParser().parseFromString(document, 'text/xml').getElementsByTagName('ds:Signature')[0]!
  verifier.loadSignature(signature as unknown as Node)
  if (!verifier.checkSignature(document)) throw new Error('xml-crypto refuses the document')
}

const figuresOf = async (name: string, key: 'rsa' | 'p256') => {
  const identity = await makeSeal({ nip, key })
  const document = stamper(identity)(challenge)
  const octets = Buffer.from(document)
  const taken = cut(document)
  const now = Date.now()
  const count = some(STAMPS, effort)
  const contenders = {
    ours: costOf(count, () => verify(octets, { now, profile: 'test' })),
    floor: costOf(count, () => verifyStamp(document, { remember: true }, taken)),
    cryptography: costOf(count, () => verifyByCutting(document, { remember: true })),
    xmlCrypto: costOf(some(BY_XML_CRYPTO, effort), () => checkByXmlCrypto(document, identity.certificate)),
  }
  const figures = await inTurn(effort.rounds, contenders, effort.warmUps)
  return { name, ...figures }
}

const forged = (document: string, count: number) => {
  const octets = Buffer.from(document)
  return costOf(some(count, effort), () => verify(octets, { now: forgedAt, profile: 'test' }))
}

const figuresOfWorst = async (): Promise<Pick<StampFigures, 'ordinary' | 'worst'>> => {
  const contenders: Record<string, () => Promise<number>> = { ordinary: forged(forge(), STAMPS) }
  for (const { title, document } of worstDocuments) contenders[title] = forged(document(), WORST_STAMPS)
  const { ordinary, ...costs } = await inTurn(effort.rounds, contenders, effort.warmUps)
  const [worst] = Object.entries(costs).toSorted(([, a], [, b]) => b - a)
  return { ordinary: ordinary!, worst: { title: worst![0], cost: worst![1] } }
}

const signers = [await figuresOf('RSA-2048', 'rsa'), await figuresOf('P-256', 'p256')]
report({ signers, ...(await figuresOfWorst()) })
