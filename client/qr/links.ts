import type { ContextIdentifier } from '../../contracts/ksef/identifiers.ts'
import { certificatePath, type InvoiceLink, invoicePath } from '../../contracts/ksef/qr/links.ts'
import { base64Of, bytesOf } from '../base64.ts'

interface Document {
  /** The invoice as it is sent, octet by octet. */
  readonly xml: string | Uint8Array
}

export interface InvoiceLinkOptions extends Document, Omit<InvoiceLink, 'invoiceHash'> {
  /** Where the pages are: `https://qr-test.ksef.mf.gov.pl`, or a simulator's address. */
  readonly site: string
}

/** SHA-256, Base64. */
const hashOf = async (xml: string | Uint8Array): Promise<string> => {
  const octets = typeof xml === 'string' ? new TextEncoder().encode(xml) : new Uint8Array(xml)
  return base64Of(new Uint8Array(await crypto.subtle.digest('SHA-256', octets)))
}

const withoutSlash = (site: string): string => site.replace(/\/+$/, '')

/** The link of KOD I, which stands on every invoice that is given to somebody outside of KSeF: is it in KSeF? */
export const invoiceLink = async ({ site, xml, ...link }: InvoiceLinkOptions): Promise<string> =>
  withoutSlash(site) + invoicePath({ ...link, invoiceHash: await hashOf(xml) })

export interface CertificateLinkOptions extends Document {
  readonly site: string
  /** In whose context the invoice will be sent; the seller's NIP when not given. */
  readonly context?: ContextIdentifier
  readonly sellerNip: string
  /** A KSeF certificate of type Offline, with its private key (PKCS#8 PEM). */
  readonly certificate: { readonly serialNumber: string; readonly privateKey: string }
}

/** The link of KOD II, which stands on an invoice issued offline: who issued it? Signed with the issuer's Offline certificate. */
export const certificateLink = async ({
  site,
  xml,
  sellerNip,
  context = { type: 'Nip', value: sellerNip },
  certificate: { serialNumber, privateKey },
}: CertificateLinkOptions): Promise<string> => {
  const unsigned =
    withoutSlash(site) + certificatePath({ context, sellerNip, serialNumber, invoiceHash: await hashOf(xml) })
  const signature = await sign(unsigned.replace(/^https?:\/\//, ''), privateKey)
  return `${unsigned}/${base64Of(signature).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`
}

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const pss = { name: 'RSA-PSS', hash: 'SHA-256', saltLength: 32 }
/** id-ecPublicKey, as a PKCS#8 file of such a key begins with it. */
const ecKey = [0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01]

/** 64 octets of ECDSA, or RSA-PSS with a salt of 32 (kody-qr.md). */
const sign = async (text: string, pem: string): Promise<Uint8Array> => {
  const pkcs8 = bytesOf(pem.replace(/-----[A-Z ]+-----|\s/g, ''))
  const scheme = pkcs8.slice(0, 40).join().includes(ecKey.join()) ? ecdsa : pss
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, scheme, false, ['sign'])
  return new Uint8Array(await crypto.subtle.sign(scheme, key, new TextEncoder().encode(text)))
}
