import { securityHeaders } from '../http/security-headers.ts'

/**
 * A link on another site arrives without the cookie, which is SameSite=Strict: the same address is asked for once more
 * from here, with the cookie. Without this a new session would take the place of the one that is open.
 */
export const reenter = (): Response =>
  new Response('<!doctype html><meta http-equiv="refresh" content="0"><title>KSeF simulator</title>', {
    headers: { ...securityHeaders, 'Content-Type': 'text/html; charset=utf-8' },
  })
