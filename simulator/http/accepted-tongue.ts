import Negotiator from 'negotiator'
import { type Tongue, tongues } from '../../contracts/told.ts'

/** The language that an Accept-Language header likes best of those that are spoken here. */
export const acceptedTongue = (header: string | undefined): Tongue => {
  const [best] = new Negotiator({ headers: { 'accept-language': header } }).languages([...tongues])
  return tongues.find(tongue => tongue === best) ?? 'en'
}
