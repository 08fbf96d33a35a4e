import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** A client at a port of this machine that sends these octets and then nothing. */
export const connected = async (port: number, octets = ''): Promise<Socket> => {
  const socket = connect(port, '127.0.0.1').on('error', () => {})
  await once(socket, 'connect')
  if (octets !== '') await new Promise(resolve => socket.write(octets, resolve))
  return socket
}

/** What the client is sent until its connection ends. */
export const received = async (socket: Socket): Promise<string> => {
  let text = ''
  socket.on('data', chunk => {
    text += chunk
  })
  if (!socket.closed) await once(socket, 'close')
  return text
}

const head =
  'POST /v2/auth/ksef-token HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n'

/** Clients that would keep a server from its end, and what they have sent. */
export const unfinished: Readonly<Record<string, string>> = {
  'a silent socket': '',
  'half a header': head,
  'half a body': `${head}\r\n{"challenge"`,
  'half a chunk': `${head.replace('Content-Length: 100', 'Transfer-Encoding: chunked')}\r\n40\r\n{`,
  'a request answered on a connection kept alive': 'GET /control/health HTTP/1.1\r\nHost: localhost\r\n\r\n',
}
