import { expect } from 'vitest'
import { hashOf } from '../../contracts/ksef/suite-invoices.ts'
import { freshNip } from './permission-story.ts'

export type Key = 'RSA' | 'ECDSA'
export type CertificateType = 'Authentication' | 'Offline'

/** A KSeF certificate with its key, both PEM. */
export interface Held {
  readonly serialNumber: string
  readonly certificate: string
  readonly privateKey: string
}

/** What somebody else's client does with certificates of the firm that it signed in. */
export interface JudgedHolder {
  /** Asks for one and retrieves it. */
  enroll(key: Key, type: CertificateType): Promise<Held>
  /** What the list shows of it. */
  listed(serialNumber: string): Promise<readonly unknown[]>
  revoke(serialNumber: string): Promise<unknown>
}

export interface CertificateJudge {
  signedIn(nip: string): Promise<JudgedHolder>
  /** Rejects when KSeF keeps it out. */
  signInWith(held: Held, nip: string): Promise<unknown>
  /** The links of KOD I and of KOD II, which the certificate's key signs, for an invoice of this day with this hash. */
  links(held: Held, nip: string, day: Date, hash: string): readonly [invoice: string, certificate: string]
  /** What the page of KOD II says to it. */
  readonly verdict: string
  /** The code in KSeF's answer that the client threw. */
  codeOf(error: unknown): unknown
}

/** Enrols, retrieves, queries, signs in, revokes, is refused. */
export const authenticationStory = async ({ signedIn, signInWith, codeOf }: CertificateJudge, key: Key) => {
  const nip = freshNip()
  const firm = await signedIn(nip)
  const held = await firm.enroll(key, 'Authentication')
  const type = 'Authentication'
  expect(await firm.listed(held.serialNumber)).toMatchObject([{ type, status: 'Active' }])
  await signInWith(held, nip)
  await firm.revoke(held.serialNumber)
  expect(await firm.listed(held.serialNumber)).toMatchObject([{ type, status: 'Revoked' }])
  await expect(signInWith(held, nip)).rejects.toThrow('460')
  expect(await firm.revoke(held.serialNumber).catch(codeOf)).toBe(25009)
}

/** An Offline certificate is for codes alone. */
export const offlineStory = async ({ signedIn, signInWith, links, verdict, codeOf }: CertificateJudge, key: Key) => {
  const nip = freshNip()
  const firm = await signedIn(nip)
  const held = await firm.enroll(key, 'Offline')
  expect(await firm.listed(held.serialNumber)).toMatchObject([{ type: 'Offline', status: 'Active' }])
  expect(await signInWith(held, nip).catch(codeOf)).toBe(21115)
  const [invoice, certificate] = links(held, nip, new Date(), hashOf('an invoice'))
  expect(await (await fetch(invoice)).text()).toContain('Faktura nie została znaleziona w KSeF')
  expect(await (await fetch(certificate)).text()).toContain(verdict)
}
