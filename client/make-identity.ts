import type { makePersonalCertificate as MakePersonalCertificate, makeSeal as MakeSeal } from './xades/certificate.ts'
import type { makeCertificateRequest as MakeCertificateRequest } from './xades/certificate-request.ts'
import type { makePkcs12 as MakePkcs12 } from './xades/pkcs12.ts'
import type { readPkcs12 as ReadPkcs12 } from './xades/read-pkcs12.ts'

// Certificate libraries, loaded when a certificate is made and not before.
const certificates = () => import('./xades/certificate.ts')

/** Makes the self-signed seal of an organisation for the TEST environment: certificate and private key, PEM. */
export const makeSeal: typeof MakeSeal = async options => (await certificates()).makeSeal(options)

/** Makes a person's self-signed certificate, by NIP or PESEL, for the TEST environment. */
export const makePersonalCertificate: typeof MakePersonalCertificate = async options =>
  (await certificates()).makePersonalCertificate(options)

/** Makes a key pair, or takes one, and asks for a certificate of it: PKCS#10 in DER, Base64, and the private key, PEM. */
export const makeCertificateRequest: typeof MakeCertificateRequest = async options =>
  (await import('./xades/certificate-request.ts')).makeCertificateRequest(options)

/** Puts a certificate and its private key (PEM) into one file with a password: PKCS#12, for Java, .NET and Windows. */
export const makePkcs12: typeof MakePkcs12 = async options => (await import('./xades/pkcs12.ts')).makePkcs12(options)

/** Reads the private key of a PKCS#12 file and its certificate, both PEM, to sign in with: needs Node. @throws Error that says what is wrong */
export const readPkcs12: typeof ReadPkcs12 = async (file, options) =>
  (await import('./xades/read-pkcs12.ts')).readPkcs12(file, options)
