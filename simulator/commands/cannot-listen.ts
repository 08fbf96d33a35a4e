/** What Node's errors say of a place to listen on: the address, or the name that has none. */
interface Failed extends NodeJS.ErrnoException {
  readonly address?: string
  readonly port?: number
  readonly hostname?: string
}

/** By Node's code. */
const reasons: Readonly<Record<string, (failed: Failed) => string>> = {
  EADDRINUSE: ({ address, port }) =>
    `Cannot listen on port ${port} of ${address}: address already in use. End what listens there, or choose another --port (0 takes a free one).`,
  EADDRNOTAVAIL: ({ address }) => `Cannot listen on ${address}: it is no address of this machine.`,
  EACCES: ({ address, port }) => `Cannot listen on port ${port} of ${address}: this user may not open it.`,
  ENOTFOUND: ({ hostname }) => `Cannot listen on ${hostname}: nobody knows a host of this name.`,
  EAI_AGAIN: ({ hostname }) => `Cannot listen on ${hostname}: the name server does not answer.`,
}

/** In a sentence, for whoever typed the place; undefined when the error is of something else. */
export const cannotListen = (error: Error): string | undefined => {
  const { code = '', syscall = '' } = error as Failed
  return ['listen', 'getaddrinfo'].includes(syscall) ? reasons[code]?.(error) : undefined
}
