import {
  CertificateService,
  createTarGz,
  createZip,
  exportAndDownload,
  type KSeFBadRequestError,
  KSeFClient,
  openOnlineSession,
  uploadBatchParsed,
  uploadBatchStreamParsed,
  VerificationLinkService,
} from 'ksef-client-ts'
import { pemOf } from '../../contracts/ksef/suite-certificates.ts'
import type { CertificateJudge } from './certificate-story.ts'
import type { Judge } from './judge.ts'
import { anHourAgo, type JudgedSender } from './package-story.ts'
import type { PermissionJudge } from './permission-story.ts'

const pollOptions = { intervalMs: 20, maxAttempts: 500 }
const inChunks: typeof uploadBatchParsed = (client, archive, options) =>
  uploadBatchStreamParsed(client, () => new Blob([archive as never]).stream(), archive.length, options)

interface Packing {
  readonly compressionType: 'Zip' | 'TarGz'
  readonly upload: typeof uploadBatchParsed
}

/** The npm package ksef-client-ts: seals, requests for certificates and archives are its own, too. */
export const ksefClientTs = (origin: string): Judge => {
  const signIn = async (certificate: string, privateKey: string, nip: string) => {
    const client = new KSeFClient({ baseUrl: origin, onSystemWarning: () => {} })
    await client.loginWithCertificate(certificate, privateKey, nip)
    return client
  }
  const signInFirm = async (nip: string, context = nip) => {
    const seal = await CertificateService.generateCompanySeal('Firma', `VATPL-${nip}`, 'Firma', 'ECDSA')
    return signIn(seal.certificatePem, seal.privateKeyPem, context)
  }
  const signInPerson = async (pesel: string, context: string) => {
    const serialNumber = `PNOPL-${pesel}`
    const made = await CertificateService.generatePersonalCertificate('Jan', 'Kos', serialNumber, 'Jan Kos', 'ECDSA')
    return signIn(made.certificatePem, made.privateKeyPem, context)
  }

  const permissions: PermissionJudge = {
    signedIn: async nip => {
      const client = await signInFirm(nip)
      const { permissions, sessionStatus } = client
      return {
        grantPerson: async body => (await permissions.grantPersonPermissions(body as never)).referenceNumber,
        grantFirm: async body => (await permissions.grantEntityPermissions(body as never)).referenceNumber,
        authorize: async body => (await permissions.grantAuthorizationPermissions(body as never)).referenceNumber,
        outcome: async reference => (await permissions.getOperationStatus(reference)).status.code,
        granted: async () => {
          const listed = await permissions.queryPersonsGrants({ queryType: 'PermissionsInCurrentContext' })
          return listed.permissions.map(({ id }) => id)
        },
        workingFor: async () =>
          (await permissions.queryEntitiesGrants()).permissions.map(it => it.contextIdentifier.value),
        authorizations: async queryType =>
          (await permissions.queryAuthorizationsGrants({ queryType })).authorizationGrants.map(({ id }) => id),
        revoke: id => permissions.revokeCommonGrant(id),
        revokeAuthorization: id => permissions.revokeAuthorizationGrant(id),
        send: async (formCode, xml) => {
          const session = await openOnlineSession(client, { formCode: formCode as never })
          const invoice = await session.sendInvoice(xml)
          const { status } = await sessionStatus.getSessionInvoice(session.sessionRef, invoice)
          await session.close()
          return status.code
        },
      }
    },
    signInAs: (grantee, nip) => ('nip' in grantee ? signInFirm(grantee.nip, nip) : signInPerson(grantee.pesel, nip)),
  }

  const certificates: CertificateJudge = {
    signedIn: async nip => {
      const { certificates, crypto } = await signInFirm(nip)
      return {
        enroll: async (key, certificateType) => {
          // It calls the country otherwise in its own names.
          const { countryName: countryCode, ...names } = await certificates.getEnrollmentData()
          const fields = { ...names, countryCode }
          const made = await (key === 'RSA' ? crypto.generateCsrRsa(fields) : crypto.generateCsrEcdsa(fields))
          const csr = Buffer.from(made.csrDer).toString('base64')
          const body = { certificateName: 'Made by another', certificateType, csr }
          const { referenceNumber } = await certificates.enroll(body)
          const serialNumber = (await certificates.getEnrollmentStatus(referenceNumber)).certificateSerialNumber!
          const retrieved = await certificates.retrieve({ certificateSerialNumbers: [serialNumber] })
          const certificate = pemOf(Buffer.from(retrieved.certificates[0]!.certificate, 'base64'))
          return { serialNumber, certificate, privateKey: made.privateKeyPem }
        },
        listed: async certificateSerialNumber => (await certificates.query({ certificateSerialNumber })).certificates,
        revoke: serialNumber => certificates.revoke(serialNumber, { revocationReason: 'Superseded' }),
      }
    },
    signInWith: ({ certificate, privateKey }, nip) => signIn(certificate, privateKey, nip),
    links: ({ serialNumber, privateKey }, nip, day, hash) => {
      const links = new VerificationLinkService(origin)
      return [
        links.buildInvoiceVerificationUrl(nip, day, hash),
        links.buildCertificateVerificationUrl('Nip', nip, nip, serialNumber, hash, privateKey),
      ]
    },
    verdict: 'Weryfikacja prawidłowa',
    codeOf: error => (error as KSeFBadRequestError).errors[0]?.code,
  }

  const sender =
    ({ compressionType, upload }: Packing) =>
    async (nip: string): Promise<JudgedSender> => {
      const client = await signInFirm(nip)
      return {
        sendBatch: async (files, maxPartSize) => {
          const entries = Object.entries(files).map(([fileName, xml]) => ({ fileName, content: Buffer.from(xml) }))
          const archive = await (compressionType === 'Zip' ? createZip : createTarGz)(entries)
          const { sessionRef, upo } = await upload(client, archive, { compressionType, maxPartSize, pollOptions })
          return {
            session: sessionRef,
            upo: upo.parsed.flatMap(page => page.dokumenty.map(it => it.numerKSeFDokumentu)),
          }
        },
        failed: async session => (await client.sessionStatus.getSessionFailedInvoices(session)).invoices,
        exportSales: async options => {
          const dateRange = { dateType: 'PermanentStorage', from: anHourAgo() } as const
          const filters = { subjectType: 'Subject1', dateRange } as const
          const more = { ...options, compressionType, pollOptions, extract: true } as const
          const { files } = await exportAndDownload(client, filters, more)
          const { invoices } = JSON.parse(String(files.get('_metadata.json')))
          const documents = [...files]
            .filter(([name]) => name.endsWith('.xml'))
            .map(([name, xml]) => [name, String(xml)])
          return {
            documents: Object.fromEntries(documents),
            metadata: invoices.map((it: { ksefNumber: string }) => it.ksefNumber),
          }
        },
      }
    }

  return {
    name: 'ksef-client-ts',
    permissions,
    certificates,
    packages: {
      Zip: sender({ compressionType: 'Zip', upload: uploadBatchParsed }),
      'tar.gz': sender({ compressionType: 'TarGz', upload: uploadBatchParsed }),
      'Zip in chunks': sender({ compressionType: 'Zip', upload: inChunks }),
    },
    onlyMetadata: true,
  }
}
