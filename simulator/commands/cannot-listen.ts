import { whoListens } from './who-listens.ts'

/** What Node's errors say of a place to listen on: the address, or the name that has none. */
interface Failed extends NodeJS.ErrnoException {
  readonly address?: string
  readonly port?: number
  readonly hostname?: string
}

type Reason = (failed: Failed) => string | Promise<string>

/** Of a port that is taken: by whom, and what can be done about it. */
const taken: Reason = async ({ address = '', port = 0 }) =>
  `Cannot listen on port ${port} of ${address}: ${await whoListens(address, port)} End it, or choose another port: --port 0 takes a free one.`

/** By Node's code. */
const reasons: Readonly<Record<string, Reason>> = {
  EADDRINUSE: taken,
  EADDRNOTAVAIL: ({ address }) => `Cannot listen on ${address}: it is no address of this machine.`,
  EACCES: ({ address, port }) =>
    `Cannot listen on port ${port} of ${address}: this user may not open it. Ports from 1024 are open to everybody.`,
  ENOTFOUND: ({ hostname }) => `Cannot listen on ${hostname}: nobody knows a host of this name.`,
  EAI_AGAIN: ({ hostname }) => `Cannot listen on ${hostname}: the name server does not answer.`,
}

const unknown: Reason = ({ hostname, address }) => `Cannot listen on ${hostname ?? address}: the system refuses it.`

/** In a sentence, for whoever typed the place; undefined when the error is of something else. */
export const cannotListen = async (error: Error): Promise<string | undefined> => {
  const { code = '', syscall = '' } = error as Failed
  return ['listen', 'getaddrinfo'].includes(syscall) ? (reasons[code] ?? unknown)(error) : undefined
}
