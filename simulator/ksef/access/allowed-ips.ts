import { BlockList, isIP } from 'node:net'
import type { AllowedIps } from '../../../contracts/ksef/auth/authentication.ts'
import { KsefError } from '../../../contracts/ksef/errors.ts'
import { why } from './explanations.ts'

/** Whether the policy lets the address in. Nothing listed restricts nothing (xades-047). */
const allows = ({ ip4Addresses, ip4Ranges, ip4Masks }: AllowedIps, address: string): boolean => {
  const lists = [ip4Addresses ?? [], ip4Ranges ?? [], ip4Masks ?? []] as const
  if (lists.every(list => list.length === 0)) return true
  const allowed = new BlockList()
  const [addresses, ranges, masks] = lists
  for (const one of addresses) allowed.addAddress(one)
  for (const range of ranges) {
    const [from, to] = range.split('-') as [string, string]
    // An upside-down range holds nothing.
    if (numeric(from) <= numeric(to)) allowed.addRange(from, to)
  }
  for (const mask of masks) {
    const [network, bits] = mask.split('/') as [string, string]
    allowed.addSubnet(network, Number(bits))
  }
  return isIP(address) === 4 && allowed.check(address)
}

const numeric = (ip: string): number => ip.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0)

export const refuseForeignAddress = (policy: AllowedIps | undefined, clientIp: string): void => {
  if (policy !== undefined && !allows(policy, clientIp))
    throw new KsefError('ipNotAllowed', {
      security: { clientIp },
      explanation: why('foreignAddress', { address: clientIp, policy: JSON.stringify(policy) }),
    })
}
