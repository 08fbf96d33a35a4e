/**
 * The client of KSeF, for the real system and the simulator alike.
 *
 * `createClient(options)` gives every declared operation as `client.area.name(input)`. Flows are functions that take a
 * client: the sign-ins give a `Session`, which is a client with an access token that keeps itself fresh.
 *
 *     const client = createClient({ baseUrl: 'http://127.0.0.1:4010' })
 *     const session = await signInWithSeal(client, { nip, identity: await makeSeal({ nip }) })
 *     const { token } = await generateToken(session, { description: 'Accounting', permissions: ['InvoiceRead'] })
 */

export type { ApiVersion } from '../contracts/ksef/api-version.ts'
export type { Call, Calls } from '../contracts/ksef/calls.ts'
export { type ErrorName, KsefError } from '../contracts/ksef/errors.ts'
export { qrSiteOf } from '../contracts/ksef/qr/links.ts'
export type { AllowedIps } from './allowed-ips.ts'
export { type Client, createClient } from './client.ts'
export type { Clock } from './clock.ts'
export type { Bearer, ClientOptions, Connection, ErrorFormat, Fetch } from './connection.ts'
export { contextOfToken } from './context-of-token.ts'
export { encryptToken } from './encrypt-token.ts'
export { BatchFailed } from './flows/batch-failed.ts'
export type { SentBatch, UpoOfBatch } from './flows/batch-outcome.ts'
export { DamagedPackage } from './flows/damaged-package.ts'
export { type EnrollCertificate, enrollCertificate, type KsefCertificate } from './flows/enroll-certificate.ts'
export { EnrollmentFailed } from './flows/enrollment-failed.ts'
export { ExportFailed } from './flows/export-failed.ts'
export { exportInvoices } from './flows/export-invoices.ts'
export type { ExportOptions } from './flows/export-package.ts'
export { type FetchState, fetchNewInvoices, type NewInvoices } from './flows/fetch-new-invoices.ts'
export { type GenerateToken, generateToken } from './flows/generate-token.ts'
export { type Grant, type GrantName, grant } from './flows/grant.ts'
export { GrantFailed } from './flows/grant-failed.ts'
export { type InvoiceSearch, invoicePages } from './flows/invoice-pages.ts'
export { revokeCertificate } from './flows/revoke-certificate.ts'
export { type RevokeGrant, revokeGrant } from './flows/revoke-grant.ts'
export { revokeToken } from './flows/revoke-token.ts'
export { type BatchInvoice, type BatchOptions, resumeBatch, type SendBatch, sendBatch } from './flows/send-batch.ts'
export { type SendInvoice, type SentInvoice, sendInvoice } from './flows/send-invoice.ts'
export { InvoiceFailed } from './flows/send-invoice-failed.ts'
export { SignInFailed } from './flows/sign-in-failed.ts'
export { type SignInWithCertificate, signInWithCertificate } from './flows/sign-in-with-certificate.ts'
export { type SignInWithSeal, signInWithSeal } from './flows/sign-in-with-seal.ts'
export { type SignInWithToken, signInWithToken } from './flows/sign-in-with-token.ts'
export { TokenFailed } from './flows/token-failed.ts'
export { type EncryptedInvoice, encryptInvoice } from './invoices/encrypt-invoice.ts'
export { type InvoiceKey, makeInvoiceKey } from './invoices/invoice-key.ts'
export {
  type Buyer,
  type InvoiceLine,
  type MakeInvoice,
  makeInvoice,
  type Party,
  type VatRate,
} from './invoices/make-invoice.ts'
export { createLatarnia, type Latarnia, type LatarniaOptions } from './latarnia.ts'
export { makeCertificateRequest, makePersonalCertificate, makePkcs12, makeSeal, readPkcs12 } from './make-identity.ts'
export type { BatchProgress, BatchState } from './packages/batch-state.ts'
export type { ExportProgress, InvoiceDocument } from './packages/exported.ts'
export { type Patience, poll } from './poll.ts'
export { type CertificateLinkOptions, certificateLink, type InvoiceLinkOptions, invoiceLink } from './qr/links.ts'
export { qrCodePng, qrCodeSvg } from './qr-code.ts'
export { type Fault, Refusal } from './refusal.ts'
export type { Session } from './session.ts'
export { UnexpectedAnswer } from './unexpected-answer.ts'
export { WaitedTooLong } from './waited-too-long.ts'
export type { KeyKind, SigningIdentity } from './xades/certificate.ts'
