import { readCertificate, type SigningCertificate } from '../../documents/xades/certificate.ts'
import { certificateOwner } from '../../ksef/certificates/owner.ts'
import { authorityCertificate } from '../../ksef/keys/authority.ts'
import { sha256 } from '../../runtime/sha256.ts'
import type { Site } from './site.ts'

const [before, behind] = ['-----BEGIN CERTIFICATE-----', '-----END CERTIFICATE-----']

/** In PEM. @throws Error with a sentence for what no simulator issued */
const issuedBefore = (content: Uint8Array): SigningCertificate => {
  const [base64] = Buffer.from(content).toString('latin1').split(before)[1]?.split(behind) ?? []
  if (base64 === undefined) throw new Error('The file holds no certificate in PEM')
  const certificate = readCertificate(Buffer.from(base64, 'base64'))
  if (certificate.x509.verify(authorityCertificate.publicKey)) return certificate
  throw new Error('No simulator issued this certificate: KSeF knows its own ones by number, and others need no seed')
}

/** They are known again, with the number and the time that stand in them. */
export const plantCertificates = async ({ plan: { seed, files }, world: { tables }, at }: Site): Promise<void> => {
  for (const [place, { file, type, name }] of (seed.certificates ?? []).entries())
    await at(['certificates', place], async () => {
      const { der, publicKey, serial, validFrom, validTo, subject } = issuedBefore(files.get(file)!)
      await tables.write(({ certificates }) =>
        certificates.add({
          ...{ serialNumber: serial, type, name, validFrom, validTo, der },
          subject: certificateOwner(der),
          commonName: subject.commonName ?? '',
          ordinal: 0,
          requestedAt: validFrom,
          issuedAt: validFrom,
          keyHash: sha256(publicKey.export({ type: 'spki', format: 'der' })),
        }),
      )
    })
}
