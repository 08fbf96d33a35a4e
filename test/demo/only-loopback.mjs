/**
 * Loaded before a program: lets it connect to this machine and nowhere else, and writes down every try. A name is as bad
 * as an address: asking for it would leave the machine, too.
 */
import dgram from 'node:dgram'
import dns from 'node:dns'
import { appendFileSync } from 'node:fs'
import net from 'node:net'

const tell = (what, where) => appendFileSync(process.env.ONLY_LOOPBACK_LOG, `${what} ${where}\n`)

const loopback = new net.BlockList()
loopback.addSubnet('127.0.0.0', 8)
loopback.addAddress('::1', 'ipv6')
const isHere = host =>
  host === 'localhost' || (net.isIP(host) > 0 && loopback.check(host, net.isIPv6(host) ? 'ipv6' : 'ipv4'))

const guard = host => {
  const here = isHere(host)
  tell(here ? 'loopback' : 'refused', host)
  if (!here) throw new Error(`${host} is not on this machine`)
}

/** Of the ways to say it: a port and a host, options, the path of a pipe; or what net has made of them, in an array. */
const targetOf = given => {
  const [first, second] = Array.isArray(given[0]) ? given[0] : given
  if (typeof first === 'object') return first
  return /^\d+$/.test(first) ? { host: typeof second === 'string' ? second : undefined } : { path: first }
}

const { connect } = net.Socket.prototype
net.Socket.prototype.connect = function (...given) {
  const { path, host = 'localhost' } = targetOf(given)
  // A pipe is of this machine.
  if (path === undefined) guard(host)
  return connect.apply(this, given)
}

for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6', 'resolveAny'])
  for (const of of [dns, dns.promises]) {
    const asked = of[name]
    of[name] = (host, ...rest) => {
      guard(host)
      return asked.call(of, host, ...rest)
    }
  }

const { send } = dgram.Socket.prototype
dgram.Socket.prototype.send = function (...given) {
  guard(given.find(it => typeof it === 'string' && net.isIP(it) > 0) ?? 'localhost')
  return send.apply(this, given)
}
