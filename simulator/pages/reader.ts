import Negotiator from 'negotiator'
import { type Tongue, tongues } from '../../contracts/told.ts'
import { acceptedTongue } from '../http/accepted-tongue.ts'

/** Whether who asks likes a page better than data: a browser does. Programs accept anything, and get data. */
export const prefersPages = ({ method, headers }: Request): boolean => {
  if (method !== 'GET' && method !== 'HEAD') return false
  const accept = headers.get('accept') ?? undefined
  return new Negotiator({ headers: { accept } }).mediaTypes(['application/json', 'text/html'])[0] === 'text/html'
}

/** The language that was chosen in the address (`?lang=pl`), else the browser's. */
export const tongueOf = ({ url, headers }: Request): Tongue => {
  const chosen = new URL(url).searchParams.get('lang')
  return tongues.find(one => one === chosen) ?? acceptedTongue(headers.get('accept-language') ?? undefined)
}
