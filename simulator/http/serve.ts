import type { ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { timeLimit } from '../runtime/runtime.ts'
import type { Answering } from './connection.ts'

export interface Served {
  readonly port: number
  /** What the host has turned out to be: `127.0.0.1` for localhost. */
  readonly address: string
  /**
   * Takes no more connections, answers what it has been asked, and leaves whoever is silent, has asked by halves or
   * does not take the answer. Ends within two seconds, but for answers that take longer to make.
   */
  stop(): Promise<void>
}

/** So long after `stop` a request may still become whole and an answer be taken, in milliseconds. */
const GRACE = 1000

/** So long may be worked on answers after `stop`, in milliseconds: containers are killed after ten seconds. */
export const PATIENCE = 8000

/** Opens a port. */
export const serveApp = async (answering: Answering, port: number, hostname: string): Promise<Served> => {
  const [{ createServer }, { getRequestListener }] = await Promise.all([
    import('node:http'),
    import('@hono/node-server'),
  ])
  const server = createServer()
  const sockets = new Set<Socket>()
  /** Of the requests under way. */
  const answers = new Set<ServerResponse>()
  let stopping = false

  const closeAfter = (response: ServerResponse): void => {
    if (!response.headersSent) response.setHeader('Connection', 'close')
  }
  server.on('connection', socket => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  server.on('request', (_request, response) => {
    answers.add(response)
    if (stopping) closeAfter(response)
    response.once('close', () => {
      answers.delete(response)
      // An answer that had begun when the server stopped has promised to keep its connection alive.
      if (stopping) server.closeIdleConnections()
    })
  })
  server.on('request', getRequestListener(answering, { hostname }))

  /** Whose request is whole, and whose answer has not begun, waits for us; everybody else is waited for. */
  const cutOff = (): void => {
    const waiting = new Set(
      [...answers].filter(({ req, headersSent }) => req.complete && !headersSent).map(it => it.socket),
    )
    for (const socket of sockets) if (!waiting.has(socket)) socket.destroy()
  }

  const stop = (): void => {
    stopping = true
    server.closeIdleConnections()
    for (const response of answers) closeAfter(response)
    // A browser opens sockets in advance, and a health check of the port says nothing.
    for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy()
    timeLimit(GRACE).addEventListener('abort', cutOff)
    timeLimit(PATIENCE).addEventListener('abort', () => server.closeAllConnections())
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, hostname, resolve)
  })
  const bound = server.address() as AddressInfo
  return {
    port: bound.port,
    address: bound.address,
    stop: () =>
      new Promise((resolve, reject) => {
        server.close(error => (error === undefined ? resolve() : reject(error)))
        stop()
      }),
  }
}
