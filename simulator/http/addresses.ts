import { BlockList, isIP } from 'node:net'

/** Every address there is. */
export const anywhere = 'any'

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

const addTo = (list: BlockList, text: string): void => {
  const [address = '', bits, ...more] = text.split('/')
  const most = isIP(address) === 6 ? 128 : 32
  const isMask = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most)
  if (isIP(address) === 0 || !isMask || more.length > 0)
    throw new Error(
      `${JSON.stringify(text)} is no address: one looks like 10.0.0.7, 172.16.0.0/12, fd00::/8 or ${anywhere}.`,
    )
  if (bits === undefined) list.addAddress(address, familyOf(address))
  else list.addSubnet(address, Number(bits), familyOf(address))
}

/** Whether an address is one of those that are named, alone or as a subnet. @throws Error for what is no address */
export const addressList = (named: readonly string[]): ((address: string) => boolean) => {
  if (named.includes(anywhere)) return () => true
  const list = new BlockList()
  for (const text of named) addTo(list, text)
  return address => isIP(address) !== 0 && list.check(address, familyOf(address))
}
