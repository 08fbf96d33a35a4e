// Whether the simulator of this container can work: exit code 0 or 1. Where it speaks https, nobody here knows its CA.
import http from 'node:http'
import https from 'node:https'

const place = { host: '127.0.0.1', port: process.env.KSEF_SIMULATOR_PORT || 4010, path: '/control/ready' }

const isReady = ({ get }) =>
  new Promise(resolve => {
    const request = get({ ...place, rejectUnauthorized: false, timeout: 2000 }, answer => {
      answer.resume()
      resolve(answer.statusCode === 200)
    })
    request.on('timeout', () => request.destroy())
    request.on('error', () => resolve(false))
  })

process.exit((await isReady(http)) || (await isReady(https)) ? 0 : 1)
