import type { Child } from 'hono/jsx'
import { securityHeaders } from '../http/security-headers.ts'
import { Layout, type LayoutProps } from './parts/layout.tsx'
import type { Visit } from './visit.ts'

export interface Shown extends Omit<LayoutProps, 'visit' | 'children'> {
  readonly status?: number
}

/** A page of the portal. */
export const show = async (visit: Visit, { status = 200, ...page }: Shown, content: Child): Promise<Response> => {
  const html = await (
    <Layout visit={visit} {...page}>
      {content}
    </Layout>
  ).toString()
  return new Response(`<!doctype html>${html}`, { status, headers: htmlHeaders })
}

const htmlHeaders = { ...securityHeaders, 'Content-Type': 'text/html; charset=utf-8' }

/** On to a page of the portal, by GET. What it calls belongs to the same step. */
export const redirectTo = ({ session }: Pick<Visit, 'session'>, location: string): Response => {
  session.redirected = true
  return seeOther(location)
}

export const seeOther = (location: string, cookie?: string): Response =>
  new Response(null, {
    status: 303,
    headers: { ...securityHeaders, Location: location, ...(cookie && { 'Set-Cookie': cookie }) },
  })

const fileTypes = {
  xml: 'application/xml',
  pdf: 'application/pdf',
  zip: 'application/zip',
  svg: 'image/svg+xml',
  crt: 'application/x-pem-file',
  p12: 'application/x-pkcs12',
} as const

const longestName = 100

/** As RFC 6266 wants a name: in ASCII, and where that is not all of it, whole for whoever reads UTF-8. */
const dispositionOf = (name: string, type: string): string => {
  const whole = Array.from(name.replace(/[^\p{L}\p{N}_.-]/gu, '_'))
    .slice(0, longestName)
    .join('')
  const plain = whole.replace(/[^\w.-]/g, '_')
  const more = plain === whole ? '' : `; filename*=UTF-8''${encodeURIComponent(whole)}.${type}`
  return `attachment; filename="${plain}.${type}"${more}`
}

/** A file to take away. */
export const download = (bytes: Uint8Array | string, type: keyof typeof fileTypes, name: string): Response =>
  new Response(bytes as BodyInit, {
    headers: {
      ...securityHeaders,
      'Content-Type': fileTypes[type],
      'Content-Disposition': dispositionOf(name, type),
    },
  })

/** A path of the portal with a query. */
export const pathWith = (path: string, query: Readonly<Record<string, string | undefined>>): string => {
  const given = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]))
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`
}
