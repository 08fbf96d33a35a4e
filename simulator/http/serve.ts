import type { ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ServerType } from '@hono/node-server'
import type { App } from './connection.ts'

export interface Served {
  readonly port: number
  /** Takes no more requests, and ends when those under way are answered. */
  stop(): Promise<void>
}

/** Opens a port for the app. */
export const serveApp = async (app: App, port: number, hostname: string): Promise<Served> => {
  const { serve } = await import('@hono/node-server')
  const server = await new Promise<ServerType>((resolve, reject) => {
    const opening: ServerType = serve({ fetch: app.fetch, port, hostname }, () => resolve(opening))
    opening.once('error', reject)
  })
  const cutIdle = () => 'closeIdleConnections' in server && server.closeIdleConnections()
  let stopping = false
  // A connection kept alive is idle only after the answer that was under way when the server stopped.
  server.on('request', (_request: unknown, response: ServerResponse) => {
    response.once('close', () => stopping && cutIdle())
  })
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve, reject) => {
        stopping = true
        server.close(error => (error === undefined ? resolve() : reject(error)))
        cutIdle()
      }),
  }
}
