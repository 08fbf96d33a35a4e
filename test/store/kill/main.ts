import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  createClient,
  generateToken,
  KsefError,
  makeSeal,
  type Session,
  sendInvoice,
  signInWithSeal,
  signInWithToken,
} from '../../../client/index.ts'
import { faInvoice } from '../../../contracts/ksef/suite-invoices.ts'
import { connected } from '../../../simulator/commands/contracts/connected.ts'
import { beginPostgres } from '../postgres-server.ts'
import { moments } from './packages.ts'
import { createKilledServer } from './server.ts'

/**
 * A server whose state lasts is killed under load, again and again, and started anew on the same state: while parts of packages
 * come in, while packages are worked on, while exports are made. What it acknowledged must be there, and what was under way must
 * come to its end; nothing half-done may show. `tsx test/store/kill/main.ts TIMES [OPTION …]` runs dist/main.js. With `--postgres`
 * its state is in a PostgreSQL of its own, which is killed with it every third time.
 */

const [times = '20', ...asked] = process.argv.slice(2)
const options = asked.filter(it => it !== '--postgres')
const database = asked.length > options.length ? await beginPostgres() : undefined
const folder = mkdtempSync(join(tmpdir(), 'ksef-simulator-kill-'))
const nip = '5265877635'
const identity = await makeSeal({ nip, key: 'p256' })

/** What the server has acknowledged since it first started. */
const acknowledged = {
  bearers: new Set<string>(),
  tokens: new Set<string>(),
  invoices: new Set<string>(),
  /** Whose tokens were given out: bearers of sign-ins. */
  redeemed: new Set<string>(),
}
let keys: string | undefined

const place = database === undefined ? ['--data', join(folder, 'data.db')] : ['--database', await database.database()]
const server = createKilledServer([...place, ...options])

/** Notes the sign-ins whose tokens were given out. */
const noting: typeof fetch = async (input, init) => {
  const request = new Request(input, init)
  const response = await fetch(request)
  const bearer = request.headers.get('Authorization')
  if (response.ok && bearer !== null && request.url.endsWith('/auth/token/redeem')) acknowledged.redeemed.add(bearer)
  return response
}

let reaches: { readonly wanted: number; readonly done: () => void } | undefined
/** Resolves when so many invoices are acknowledged. */
const reached = (wanted: number): Promise<void> =>
  new Promise(done => {
    reaches = { wanted, done }
  })

const sends = async (session: Session): Promise<void> => {
  const { ksefNumber } = await sendInvoice(session, { xml: faInvoice({ seller: nip }, new Date()) })
  acknowledged.invoices.add(ksefNumber)
  if (reaches !== undefined && acknowledged.invoices.size >= reaches.wanted) reaches.done()
}

/** One caller, until the server is gone. */
const load = async (baseUrl: string): Promise<void> => {
  const owner = await signInWithSeal(createClient({ baseUrl, fetch: noting }), { nip, identity })
  acknowledged.bearers.add(await owner.accessToken())
  const made = await generateToken(owner, { description: 'A token', permissions: ['InvoiceRead', 'InvoiceWrite'] })
  acknowledged.tokens.add(made.token)
  for (;;) await sends(owner)
}

const oneOf = <T>(many: ReadonlySet<T>): T | undefined => [...many].at(-1)

/** Every number that a context's lists show, by pages. */
const listed = async (owner: Session): Promise<Set<string>> => {
  const found = new Set<string>()
  const from = new Date(Date.now() - 86_400_000).toISOString()
  for (let pageOffset = 0; ; pageOffset++) {
    const { invoices } = await owner.invoices.queryMetadata({
      query: { pageOffset, pageSize: 250 },
      body: { subjectType: 'Subject1', dateRange: { dateType: 'Invoicing', from } },
    })
    for (const { ksefNumber } of invoices) {
      if (found.has(ksefNumber)) throw new Error(`${ksefNumber} stands twice.`)
      found.add(ksefNumber)
    }
    if (invoices.length < 250) return found
  }
}

/** @throws Error for what is lost, or given twice */
const check = async (baseUrl: string): Promise<void> => {
  const owner = await signInWithSeal(createClient({ baseUrl }), { nip, identity })
  const found = await listed(owner)
  for (const number of acknowledged.invoices) if (!found.has(number)) throw new Error(`Invoice ${number} is lost.`)
  // What shows is whole: each has its document.
  for (const ksefNumber of found)
    if (!acknowledged.invoices.has(ksefNumber)) await owner.invoices.get({ params: { ksefNumber } })
  const token = oneOf(acknowledged.tokens)
  if (token !== undefined) await signInWithToken(createClient({ baseUrl }), { token })
  const bearer = oneOf(acknowledged.bearers)
  const { status } = await fetch(`${baseUrl}/sessions?sessionType=Online`, {
    headers: { Authorization: `Bearer ${bearer}` },
  })
  if (bearer !== undefined && status !== 200) throw new Error(`A bearer is not known any more: ${status}.`)
  const Authorization = oneOf(acknowledged.redeemed)
  if (Authorization !== undefined) {
    const again = await fetch(`${baseUrl}/auth/token/redeem`, { method: 'POST', headers: { Authorization } })
    if (again.status !== 400) throw new Error(`Tokens that were given out were asked for again: ${again.status}.`)
  }
  const shown = JSON.stringify(await owner.publicKeys.list())
  keys ??= shown
  if (shown !== keys) throw new Error('The keys are others than before.')
}

/** Between two looks, in milliseconds: who goes on with the work of a process that is gone waits until its lease runs out. */
const pause = database === undefined ? 20 : 250
const targetAt = (baseUrl: string) =>
  connected({ baseUrl, send: request => fetch(request), wait: () => new Promise(done => setTimeout(done, pause)) })

try {
  let left: { check(): Promise<void> } | undefined
  let met = 0
  for (let time = 1; time <= Number(times); time++) {
    const baseUrl = await server.begin()
    await check(baseUrl)
    await left?.check()
    const callers = Array.from({ length: 3 }, () => load(baseUrl))
    const wanted = acknowledged.invoices.size + 3 + (time % 5)
    // Another moment each time; a caller that fails before it fails all.
    await Promise.race([...callers, reached(wanted)])
    const moment = moments[time % (moments.length + 1)]
    left = moment && (await moment(targetAt(baseUrl)))
    if (left !== undefined) met++
    await server.end('SIGKILL')
    if (database !== undefined && time % 3 === 0) {
      await database.kill()
      await database.begin()
    }
    for (const { reason } of (await Promise.allSettled(callers)) as PromiseRejectedResult[])
      if (reason instanceof KsefError) throw reason
  }
  const baseUrl = await server.begin()
  await check(baseUrl)
  await left?.check()
  await server.end('SIGTERM')
  const { bearers, tokens, invoices } = acknowledged
  process.stdout.write(
    `killed ${times} times, ${met} of them in the middle of a package: ${invoices.size} invoices, ${tokens.size} tokens, ` +
      `${bearers.size} sign-ins, none lost\n`,
  )
} finally {
  await server.end('SIGKILL')
  await database?.close()
  rmSync(folder, { recursive: true, force: true })
}
