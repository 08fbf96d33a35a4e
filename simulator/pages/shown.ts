import { securityHeaders } from '../http/security-headers.ts'

/** A page as an answer. @param headers of an answer that it stands for */
export const shown = async (content: unknown, status = 200, headers?: Headers): Promise<Response> => {
  const answer = new Response(String(await content), { status, ...(headers && { headers }) })
  for (const [name, value] of Object.entries(securityHeaders)) answer.headers.set(name, value)
  answer.headers.set('Content-Type', 'text/html; charset=utf-8')
  answer.headers.set('Vary', 'Accept, Accept-Language')
  return answer
}

/** A file of a page. */
export const shownFile = (type: string, text: string): Response =>
  new Response(text, { headers: { ...securityHeaders, 'Content-Type': type } })
