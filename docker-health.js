// Whether the simulator in this container can work: exit code 0 or 1. It speaks http or https, by a CA that this process does not know.
import http from 'node:http'
import https from 'node:https'

const port = process.env.KSEF_SIMULATOR_PORT || 4010

const isReady = ({ get }, protocol) =>
  new Promise(resolve =>
    get(`${protocol}://127.0.0.1:${port}/control/ready`, { rejectUnauthorized: false, timeout: 4000 }, answer => {
      answer.resume()
      resolve(answer.statusCode === 200)
    })
      .on('timeout', function () { this.destroy() })
      .on('error', () => resolve(false)),
  )

process.exit((await isReady(http, 'http')) || (await isReady(https, 'https')) ? 0 : 1)
