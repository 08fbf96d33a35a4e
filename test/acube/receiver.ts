import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { WebhookPayload } from '../../contracts/acube/webhooks.ts'
import type { Received } from './delivery/verify.ts'

/** An ERP's address for notifications, on this machine. */
export const openReceiver = async (answer: (count: number) => number = () => 200) => {
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const url = `http://${request.headers.host}${request.url}`
    received.push({
      url,
      headers: request.headers as Record<string, string>,
      body: Buffer.concat(chunks).toString(),
    })
    response.writeHead(answer(received.length)).end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    payloads: (): WebhookPayload[] => received.map(({ body }) => JSON.parse(body)),
    close: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
