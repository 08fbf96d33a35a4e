import { isLoopbackAddress } from '../http/loopback.ts'
import { whyUnreached } from '../http/unreached.ts'

const isHere = ({ hostname }: URL): boolean =>
  hostname === 'localhost' || isLoopbackAddress(hostname.replace(/^\[(.*)\]$/, '$1'))

/** What can be done about it, by the reason. */
const advice: Readonly<Record<string, (url: URL) => string>> = {
  'nobody listens there': url =>
    isHere(url) ? 'Start the simulator with: npx ksef-simulator start' : 'Is the port right?',
  'what listens there does not speak https': ({ href }) => `Did you mean ${href.replace(/^https/, 'http')}?`,
  'what listens there does not speak HTTP': ({ href, protocol }) =>
    protocol === 'http:' ? `Did you mean ${href.replace(/^http/, 'https')}?` : '',
  'its certificate is not trusted': () =>
    'If it is yours, name its authority: NODE_EXTRA_CA_CERTS=ca.pem ksef-simulator … (that of a simulator: ksef-simulator ca export --out ca.pem)',
}

/** In a sentence, for whoever typed the address. */
export const noAnswer = (error: TypeError, address: string): string => {
  const reason = whyUnreached(error)
  const todo = advice[reason]?.(new URL(address)) ?? ''
  return `No answer from ${address}: ${reason}. ${todo}`.trimEnd()
}
