import * as z from 'zod'
import { nipPattern, readDate } from '../formats.ts'
import { ContextIdentifierType, wellFormed } from '../identifiers.ts'

/** The links behind the QR codes on invoices (ksef-docs, kody-qr.md): made by issuers, opened by whoever holds the paper. */

/** The sites of the real environments, by the host of the API. */
export const qrHosts = {
  test: { api: 'api-test.ksef.mf.gov.pl', qr: 'qr-test.ksef.mf.gov.pl' },
  demo: { api: 'api-demo.ksef.mf.gov.pl', qr: 'qr-demo.ksef.mf.gov.pl' },
  prod: { api: 'api.ksef.mf.gov.pl', qr: 'qr.ksef.mf.gov.pl' },
} as const

/** Where the pages are for an address of the API: KSeF has a host for them, a simulator its own. */
export const qrSiteOf = (apiUrl: string): string => {
  const { host, origin } = new URL(apiUrl)
  const known = Object.values(qrHosts).find(({ api }) => api === host)
  return known === undefined ? origin : `https://${known.qr}`
}

/** Base64 in the alphabet of addresses, without padding (RFC 4648, 5). */
export const toBase64Url = (base64: string): string =>
  base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')

export interface InvoiceLink {
  readonly sellerNip: string
  /** The invoice's date of issue, `2026-02-01`: P_1; of FA_RR P_4B. */
  readonly issueDate: string
  /** SHA-256 of the XML, Base64. */
  readonly invoiceHash: string
}

/** KOD I: `/invoice/{seller NIP}/{DD-MM-YYYY}/{hash}`. */
export const invoicePath = ({ sellerNip, issueDate, invoiceHash }: InvoiceLink): string =>
  `/invoice/${sellerNip}/${issueDate.split('-').reverse().join('-')}/${toBase64Url(invoiceHash)}`

const hashPattern = /^[A-Za-z0-9_-]{43}$/
/** As KSeF writes hashes. The unused bits of the last character are nobody's. */
const toHash = (text: string): string | undefined =>
  hashPattern.test(text) ? btoa(atob(text.replaceAll('-', '+').replaceAll('_', '/'))) : undefined

/** What a KOD I says; undefined where it is none. */
export const readInvoicePath = (nip: string, date: string, hash: string): InvoiceLink | undefined => {
  const issueDate = date.split('-').reverse().join('-')
  const invoiceHash = toHash(hash)
  if (!nipPattern.test(nip) || readDate(issueDate) === undefined || invoiceHash === undefined) return undefined
  return { sellerNip: nip, issueDate, invoiceHash }
}

export interface CertificateLink {
  /** In which context it is issued. */
  readonly context: { readonly type: string; readonly value: string }
  readonly sellerNip: string
  /** Of the issuer's Offline certificate. */
  readonly serialNumber: string
  /** SHA-256 of the XML, Base64. */
  readonly invoiceHash: string
}

/** KOD II without its signature: `/certificate/{context type}/{context}/{seller NIP}/{serial number}/{hash}`. */
export const certificatePath = ({ context, sellerNip, serialNumber, invoiceHash }: CertificateLink): string =>
  `/certificate/${context.type}/${context.value}/${sellerNip}/${serialNumber}/${toBase64Url(invoiceHash)}`

const Context = wellFormed(z.object({ type: ContextIdentifierType, value: z.string() }))

/** What a KOD II says; undefined where it is none. A number that no certificate has is one all the same. */
export const readCertificatePath = (
  type: string,
  value: string,
  sellerNip: string,
  serialNumber: string,
  hash: string,
): (CertificateLink & { readonly context: z.infer<typeof Context> }) | undefined => {
  const { data: context } = Context.safeParse({ type, value })
  const invoiceHash = toHash(hash)
  if (context === undefined || invoiceHash === undefined || !nipPattern.test(sellerNip)) return undefined
  return /^[0-9A-Fa-f]{16}$/.test(serialNumber)
    ? { context, sellerNip, serialNumber: serialNumber.toUpperCase(), invoiceHash }
    : undefined
}
