import { once } from 'node:events'
import { Agent, createServer, request } from 'node:http'

/** A plain load balancer: requests are dealt to servers in turn. */
export const beginBalancer = async (ports: readonly number[]) => {
  const agent = new Agent({ keepAlive: true })
  let turn = 0
  const server = createServer((asked, answer) => {
    const port = ports[turn++ % ports.length]!
    const { method, url, headers } = asked
    const passed = request({ host: '127.0.0.1', port, method, path: url, headers, agent }, answered => {
      answer.writeHead(answered.statusCode!, answered.rawHeaders)
      answered.pipe(answer)
    })
    passed.on('error', () => answer.destroy())
    asked.pipe(passed)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    close: async () => {
      server.close()
      server.closeAllConnections()
      agent.destroy()
    },
  }
}
