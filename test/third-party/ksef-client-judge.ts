import { KsefClient, XadesKeyPair } from 'ksef-client'
import { makeCertificateRequest, makePersonalCertificate, makeSeal, type SigningIdentity } from '../../client/index.ts'
import { pemOf } from '../../contracts/ksef/suite-certificates.ts'
import { fa3 } from '../../contracts/ksef/suite-invoices.ts'
import type { Simulator } from '../../simulator/index.ts'
import type { CertificateJudge } from './certificate-story.ts'
import type { Judge } from './judge.ts'
import { anHourAgo, type JudgedSender } from './package-story.ts'
import type { PermissionJudge } from './permission-story.ts'

const polling = { pollIntervalMs: 1, maxAttempts: 500 }

/** The package gives JSON where its types end. */
const as = <T>(given: unknown): T => given as T
type Listed = readonly { readonly id: string }[]
const referenceOf = (given: unknown) => as<{ referenceNumber: string }>(given).referenceNumber

/**
 * The npm package ksef-client. Seals and requests for certificates are ours: it makes none. It does not ask in whose
 * context a firm may work, packs no tar.gz and has no export of metadata alone.
 */
export const ksefClient = (simulator: Simulator, origin: string): Judge => {
  const connect = () => new KsefClient({ baseUrl: `${origin}/v2`, baseQrUrl: origin, noProxy: '*' })
  const signIn = async ({ certificate, privateKey }: SigningIdentity, nip: string): Promise<KsefClient> => {
    const client = connect()
    const tokens = await client.workflows.auth.authenticateWithCertificate({
      keyPair: XadesKeyPair.fromPem({ certificatePem: certificate, privateKeyPem: privateKey }),
      context: { type: 'Nip', value: nip },
      subjectIdentifierType: 'certificateSubject',
      ...polling,
    })
    client.authManager.setTokens(tokens)
    return client
  }
  const owner = async (nip: string) => signIn(await makeSeal({ nip, key: 'p256' }), nip)

  const permissions: PermissionJudge = {
    signedIn: async nip => {
      const client = await owner(nip)
      const { permissions } = client
      return {
        grantPerson: async body => referenceOf(await permissions.grantPersons(body as never)),
        grantFirm: async body => referenceOf(await permissions.grantEntities(body as never)),
        authorize: async body => referenceOf(await permissions.grantAuthorizations(body as never)),
        outcome: async reference =>
          as<{ status: { code: number } }>(await permissions.getOperationStatus(reference)).status.code,
        granted: async () => {
          const listed = await permissions.queryPersonsGrants({ queryType: 'PermissionsInCurrentContext' })
          return as<{ permissions: Listed }>(listed).permissions.map(({ id }) => id)
        },
        authorizations: async queryType => {
          const listed = await permissions.queryAuthorizations({ queryType })
          return as<{ authorizationGrants: Listed }>(listed).authorizationGrants.map(({ id }) => id)
        },
        revoke: id => permissions.revokeCommonGrant(id),
        revokeAuthorization: id => permissions.revokeAuthorizationGrant(id),
        send: async (formCode, xml) => {
          const session = await client.workflows.sessions.online.open({ formCode: formCode as never })
          await session.sendInvoice({ invoice: xml })
          const invoices = await client.sessions.getSessionInvoices(session.referenceNumber)
          await session.close()
          return as<{ invoices: { status: { code: number } }[] }>(invoices).invoices[0]!.status.code
        },
      }
    },
    signInAs: async (grantee, nip) =>
      signIn(await ('nip' in grantee ? makeSeal : makePersonalCertificate)({ ...grantee, key: 'p256' } as never), nip),
  }

  const certificates: CertificateJudge = {
    signedIn: async nip => {
      const { certificates } = await owner(nip)
      return {
        enroll: async (key, certificateType) => {
          const subject = (await certificates.getEnrollmentData()) as Record<string, string>
          const { csr, privateKey } = await makeCertificateRequest({ subject, key: key === 'RSA' ? 'rsa' : 'p256' })
          const body = { certificateName: 'Made by another', certificateType, csr }
          const reference = referenceOf(await certificates.createEnrollment(body))
          const status = await certificates.getEnrollmentStatus(reference)
          const serialNumber = String(status.certificateSerialNumber)
          const retrieved = await certificates.retrieveCertificates({ certificateSerialNumbers: [serialNumber] })
          const [{ certificate }] = retrieved.certificates as [{ certificate: string }]
          return { serialNumber, certificate: pemOf(Buffer.from(certificate, 'base64')), privateKey }
        },
        listed: async certificateSerialNumber =>
          as<{ certificates: [] }>(await certificates.queryCertificates({ certificateSerialNumber })).certificates,
        revoke: serialNumber => certificates.revokeCertificate(serialNumber),
      }
    },
    signInWith: (held, nip) => signIn(held as never, nip),
    links: ({ serialNumber, privateKey }, nip, day, invoiceHash) => {
      const { verificationLinks } = connect()
      const certificate = verificationLinks.buildCertificateVerificationUrl({
        sellerNip: nip,
        contextIdentifierType: 'Nip',
        contextIdentifierValue: nip,
        certificateSerial: serialNumber,
        invoiceHash,
        privateKeyPem: privateKey,
      })
      return [verificationLinks.buildInvoiceVerificationUrl(nip, day, invoiceHash), certificate]
    },
    // It signs the hash of the text's hash, where KSeF's text is hashed once.
    verdict: 'Podpis wystawcy jest nieprawidłowy',
    codeOf: error =>
      as<{ responseBody: { exception: { exceptionDetailList: { exceptionCode: number }[] } } }>(error).responseBody
        .exception.exceptionDetailList[0]?.exceptionCode,
  }

  const sender = async (nip: string): Promise<JudgedSender> => {
    const { workflows, sessions } = await owner(nip)
    return {
      sendBatch: async (files, maxPartSizeBytes) => {
        const session = await workflows.sessions.batch.openUploadAndClose({
          formCode: fa3 as never,
          invoices: Object.entries(files).map(([fileName, invoice]) => ({ fileName, invoice })),
          maxPartSizeBytes,
          parallelism: 2,
        })
        // It takes a session that is still being processed (150) for a failed one.
        await simulator.idle()
        const upo = await session.waitForUpoParsed(polling)
        return { session: session.referenceNumber, upo: upo!.dokumenty.map(it => it.numerKSeFDokumentu) }
      },
      failed: async session => as<{ invoices: [] }>(await sessions.getSessionFailedInvoices(session)).invoices,
      exportSales: async () => {
        const { exports } = workflows
        const dateRange = { dateType: 'PermanentStorage', from: anHourAgo() as never }
        const started = await exports.startExport({ filters: { subjectType: 'Subject1', dateRange } })
        const state = await exports.waitForExport(started.referenceNumber, polling)
        const read = await exports.downloadAndProcessPackage(state, started.encryptionData, { verifyHashes: true })
        return {
          documents: read.invoiceXmlFiles,
          metadata: read.metadataSummaries.map(({ ksefNumber }) => String(ksefNumber)),
        }
      },
    }
  }

  return { name: 'ksef-client', permissions, certificates, packages: { Zip: sender }, onlyMetadata: false }
}
