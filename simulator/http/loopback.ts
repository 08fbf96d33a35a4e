import { BlockList } from 'node:net'

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8)
// Also stands for ::ffff:127.0.0.1, which the list takes for the same address.
loopback.addAddress('::1', 'ipv6')

/** Whether the address, without brackets, is of this machine alone. What is no address is not. */
export const isLoopbackAddress = (address: string): boolean =>
  loopback.check(address, address.includes(':') ? 'ipv6' : 'ipv4')
