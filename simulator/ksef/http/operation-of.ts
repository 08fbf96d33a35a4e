import { getPath } from 'hono/utils/url'
import { inAnyVersion } from './routes.ts'

type Asked = Pick<Request, 'method' | 'url'>

/** What a request is about: `tokens.generate`, `storage`, `acube`; undefined for pages and what is nowhere. */
export const operationOf = (request: Asked): string | undefined => {
  const path = getPath(request as Request).replace(/^\/api(?=\/v2\/)/, '')
  if (path.startsWith('/v2/')) {
    const listed = inAnyVersion(request.method, path)
    return listed && `${listed.area}.${listed.name}`
  }
  return ['storage', 'acube'].find(guest => path.startsWith(`/${guest}/`))
}
