import type { makePersonalCertificate as MakePersonalCertificate, makeSeal as MakeSeal } from './xades/certificate.ts'

// A certificate library, loaded when a certificate is made and not before.
const certificates = () => import('./xades/certificate.ts')

/** Makes the self-signed seal of an organisation for the TEST environment: certificate and private key, PEM. */
export const makeSeal: typeof MakeSeal = async options => (await certificates()).makeSeal(options)

/** Makes a person's self-signed certificate, by NIP or PESEL, for the TEST environment. */
export const makePersonalCertificate: typeof MakePersonalCertificate = async options =>
  (await certificates()).makePersonalCertificate(options)
