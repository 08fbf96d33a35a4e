import { hammer, overLines, type Sent } from '../load.ts'
import type { Effort, Measurement, Result } from '../measurement.ts'
import { some } from '../measurement.ts'
import { inTurn } from '../rounds.ts'
import { cpuOf, type Server, startSimulator, withServers } from '../server.ts'
import { accessTokenFrom, challengeRequest, limitsRequest, nip } from '../sign-in.ts'

const REQUESTS = 1500

/** Microseconds of server CPU for one request. */
const costOf = (server: Server, request: Sent, count: number) => async () =>
  (await cpuOf(server, () => hammer(server.port, request, count))) / count

const accessToken = async (server: Server): Promise<string> => {
  let bearer = ''
  await overLines(server.port, 1, async send => {
    bearer = await accessTokenFrom(send)
  })
  return bearer
}

const allowRequest: Sent = {
  method: 'POST',
  path: '/v2/testdata/attachment',
  type: 'application/json',
  body: JSON.stringify({ nip }),
}

const grantRequest: Sent = {
  method: 'POST',
  path: '/v2/testdata/permissions',
  type: 'application/json',
  body: JSON.stringify({
    contextIdentifier: { type: 'Nip', value: nip },
    authorizedIdentifier: { type: 'Pesel', value: '30112206276' },
    permissions: [
      { description: 'Praca dla jednostki', permissionType: 'InvoiceRead' },
      { description: 'Praca dla jednostki', permissionType: 'Introspection' },
    ],
  }),
}

const compare = async (
  { ours, floor }: { ours: Server; floor: Server },
  effort: Effort,
  requestFor: (server: Server) => Sent | Promise<Sent>,
  row: Omit<Result, 'ours' | 'floor' | 'unit'>,
): Promise<Result> => {
  const count = some(REQUESTS, effort)
  const contenders = {
    ours: costOf(ours, await requestFor(ours), count),
    floor: costOf(floor, await requestFor(floor), count),
  }
  const figures = await inTurn(effort.rounds, contenders, effort.warmUps)
  return { ...row, ...figures, unit: 'µs CPU' }
}

const withoutJournal = () => startSimulator('--no-journal')
const theJournal = { aim: 'challenge with the journal', floorIs: 'the same with --no-journal', pass: 1.05, good: 1.02 }

const againstBareServer = (effort: Effort): Promise<Result[]> =>
  withServers(async servers => [
    await compare(servers, effort, () => challengeRequest, {
      aim: 'challenge',
      floorIs: 'node:http with a fresh challenge',
      pass: 2.2,
      good: 1.9,
    }),
    await compare(servers, effort, async server => limitsRequest(await accessToken(server)), {
      aim: 'authorised GET',
      floorIs: 'node:http with the same HMAC',
      pass: 1.2,
      good: 1,
    }),
    await compare(servers, effort, () => allowRequest, {
      aim: 'POST of a JSON body that writes one row',
      floorIs: 'node:http echo',
      pass: 2,
      good: 1.6,
    }),
    // An echo is no floor of what it does: two rows are looked up and written.
    await compare(servers, effort, () => grantRequest, {
      aim: 'POST of a JSON body that grants permissions',
      floorIs: 'node:http echo',
    }),
  ])

export const requests: Measurement = {
  name: 'requests',
  measure: async effort => [
    ...(await againstBareServer(effort)),
    await withServers(servers => compare(servers, effort, () => challengeRequest, theJournal), withoutJournal),
  ],
}
