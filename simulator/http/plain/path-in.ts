import { getPath } from 'hono/utils/url'
import { PlainRequest } from './plain-request.ts'

/** The path of a request, without its query. Several ask for it: a plain one knows it, others are read each time. */
export const pathIn = (request: Request): string => {
  const asked: unknown = request
  return asked instanceof PlainRequest ? asked.path : getPath(request)
}
