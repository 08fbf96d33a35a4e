import type { Server, ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { afterwards } from '../runtime/runtime.ts'
import type { Answering } from './connection.ts'
import { createEdge } from './edge.ts'

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

/** What a port of https shows: PEM. */
export interface ServedTls {
  readonly key: string
  /** Its own, and behind it the authority's. */
  readonly cert: string
}

/** So long after `stop` a request may still become whole and an answer be taken, in milliseconds. */
const GRACE = 1000

/** So long may be worked on answers after `stop`, in milliseconds: containers are killed after ten seconds. */
export const PATIENCE = 8000

/** Not by `import`: that reads all that node:http exports, and from Node 22 on WebSocket and all of undici with it, 30 ms. */
const createServer = (tls: ServedTls | undefined): Server =>
  tls === undefined
    ? process.getBuiltinModule('node:http').createServer()
    : process.getBuiltinModule('node:https').createServer(tls)

/** Sockets that are open, by who is at their other end: that of TLS stands in place of the one that it reads. */
const openSockets = (server: Server) => {
  const open = new Map<string, Socket>()
  const keep = (socket: Socket): void => {
    const peer = `${socket.remoteAddress} ${socket.remotePort}`
    open.set(peer, socket)
    socket.once('close', () => {
      if (open.get(peer) === socket) open.delete(peer)
    })
  }
  server.on('connection', keep).on('secureConnection', keep)
  return { all: () => [...open.values()] }
}

/** Opens a port: of https where it is given what to show. */
export const serveApp = async (
  answering: Answering,
  port: number,
  hostname: string,
  tls?: ServedTls,
): Promise<Served> => {
  const server = createServer(tls)
  const edge = createEdge(answering, tls === undefined ? 'http' : 'https', hostname)
  const sockets = openSockets(server)
  /** Of the requests under way. */
  const answers = new Set<ServerResponse>()
  let stopping = false

  const closeAfter = (response: ServerResponse): void => {
    if (!response.headersSent) response.setHeader('Connection', 'close')
  }
  /** One for all: a closure for each would cost a microsecond. */
  function forget(this: ServerResponse): void {
    answers.delete(this)
    // An answer that had begun when the server stopped has promised to keep its connection alive.
    if (stopping) server.closeIdleConnections()
  }
  server.on('request', (incoming, outgoing) => {
    answers.add(outgoing)
    if (stopping) closeAfter(outgoing)
    outgoing.on('close', forget)
    edge(incoming, outgoing)
  })

  /** Whose request is whole, and whose answer has not begun, waits for us; everybody else is waited for. */
  const cutOff = (): void => {
    const waiting = new Set(
      [...answers].filter(({ req, headersSent }) => req.complete && !headersSent).map(it => it.socket),
    )
    for (const socket of sockets.all()) if (!waiting.has(socket)) socket.destroy()
  }

  /** @returns called when all have left */
  const stop = (): (() => void) => {
    stopping = true
    server.closeIdleConnections()
    for (const response of answers) closeAfter(response)
    // A browser opens sockets in advance, and a health check of the port says nothing.
    for (const socket of sockets.all()) if (socket.bytesRead === 0) socket.destroy()
    const waits = [afterwards(GRACE, cutOff), afterwards(PATIENCE, () => server.closeAllConnections())]
    return () => {
      for (const callOff of waits) callOff()
    }
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, hostname, resolve)
  })
  const bound = server.address() as AddressInfo
  return {
    port: bound.port,
    address: bound.address,
    stop: () => {
      const closed = new Promise<void>((resolve, reject) => {
        server.close(error => (error === undefined ? resolve() : reject(error)))
      })
      return closed.finally(stop())
    },
  }
}
