import type { Context } from 'hono'
import { qrHosts, readCertificatePath } from '../../../contracts/ksef/qr/links.ts'
import type { Services } from '../http/services.ts'
import { CertificatePage } from './certificate-page.tsx'
import { reply } from './reply.ts'
import { verifyCertificate } from './verify-certificate.ts'

/** GET of a KOD II: who stands behind an offline invoice. */
export const showCertificate = async (c: Context, services: Services): Promise<Response> => {
  const { type = '', context = '', nip = '', serial = '', hash = '', signature = '' } = c.req.param()
  const link = readCertificatePath(type, context, nip, serial, hash)
  if (link === undefined) return c.notFound()
  const claim = { ...link, signature, texts: signedTexts(c, services) }
  const now = services.runtime.now()
  const { holds, explanations } = await services.tables.read(store => verifyCertificate(claim, store, now))
  const json = { valid: Object.values(holds).every(Boolean), ...holds }
  return reply(c, services, { json, page: <CertificatePage holds={holds} seller={nip} />, explanations })
}

/**
 * The host counts: the one of the link that was opened, the one that the simulator is known by, or KSeF's, which a client
 * may keep that is led here (assumed).
 */
const signedTexts = (c: Context, { publicUrl, profile }: Services): readonly string[] => {
  const { host, pathname } = new URL(c.req.url)
  const path = pathname.slice(0, pathname.lastIndexOf('/'))
  const known = publicUrl === undefined ? [] : [publicUrl.replace(/^https?:\/\//, '')]
  return [...new Set([host, ...known, qrHosts[profile].qr])].map(one => one + path)
}
