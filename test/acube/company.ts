import { expect } from 'vitest'
import { generateToken, makeInvoice } from '../../client/index.ts'
import type { Invoice } from '../../contracts/acube/invoices.ts'
import type { KsefToken } from '../../contracts/acube/ksef-tokens.ts'
import type { LegalEntity } from '../../contracts/acube/legal-entities.ts'
import { companyOf } from '../../contracts/acube/suite-target.ts'
import { warsawDate } from '../../contracts/ksef/formats.ts'
import type { TokenPermission } from '../../contracts/ksef/permission-names.ts'
import { defaultAccounts } from '../../simulator/acube/accounts.ts'
import { createAcube, type WorkAsked, type WorkReport } from '../../simulator/acube/acube.ts'
import { acubeTables } from '../../simulator/acube/tables.ts'
import { createInvoiceValidator } from '../../simulator/documents/schemas/invoice-validator.ts'
import { transactionsOf } from '../../simulator/store/engine.ts'
import { openMemory } from '../../simulator/store/memory.ts'
import { type Asked, simulated } from '../simulator/simulated.ts'
import { worldOfItsOwn } from '../simulator/world-of-its-own.ts'

export const seller = '5265877635'
export const buyer = '1234563218'

const [account, otherAccount] = defaultAccounts

type Options = Parameters<typeof simulated>[0] & {
  /** Stands between A-Cube and KSeF. */
  readonly between?: (request: Request, ksef: (request: Request) => Promise<Response>) => Promise<Response>
}

/** An A-Cube of its own, whose way to KSeF is in the test's hands. */
const apart = (
  { ask, runtime, simulator }: ReturnType<typeof simulated>,
  between: NonNullable<Options['between']>,
): { readonly ask: typeof ask; close(): Promise<void> } => {
  const made = createAcube({
    runtime,
    tables: transactionsOf(openMemory({ acube: acubeTables }), 'acube'),
    ksef: () => ({ baseUrl: 'http://ksef.test', fetch: request => between(request, simulator.fetch) }),
    validator: createInvoiceValidator(),
    ...worldOfItsOwn(),
    log: { enabled: false, info: () => {}, error: fields => expect(fields).toBe('nothing') },
    profile: 'test',
  })
  const askApart: typeof ask = async (asked, more = {}) => {
    const acube = await made
    const [method, path] = asked.split(' ')
    if (path === '/control/acube/deliveries') return Response.json(await acube.deliveries())
    if (path === '/control/acube/work') return Response.json(await acube.work((more.json ?? {}) as WorkAsked))
    if (!path!.startsWith('/acube')) return ask(asked, more)
    const headers = new Headers(more.headers)
    if (more.bearer !== undefined) headers.set('Authorization', `Bearer ${more.bearer}`)
    if (more.json !== undefined) headers.set('Content-Type', 'application/json')
    const body = more.json === undefined ? (more.body as BodyInit | undefined) : JSON.stringify(more.json)
    return acube.answer(new Request(`http://acube.test${path}`, { method, headers, body }))
  }
  return { ask: askApart, close: async () => (await made).close() }
}

/** A simulator with A-Cube, someone signed in to it, and what an integration does there. */
export const withAcube = ({ between, ...options }: Options = {}) => {
  const world = simulated(options)
  const { runtime, signedIn } = world
  const { ask, close } =
    between === undefined ? { ask: world.ask, close: world.simulator.close } : apart(world, between)

  const logIn = async (as = account!): Promise<string> => {
    const response = await ask('POST /acube/login', { json: as })
    expect(response.status).toBe(200)
    return ((await response.json()) as { token: string }).token
  }
  let bearer: Promise<string> | undefined
  const ownBearer = () => {
    bearer ??= logIn()
    return bearer
  }
  /** As the first account. */
  const acube = async (asked: string, more: Asked = {}): Promise<Response> =>
    ask(asked.replace(' /', ' /acube/'), { bearer: await ownBearer(), ...more })
  /** The body of an answer that must have the status. */
  const done = async <T>(asked: string, more: Asked = {}, status = 200): Promise<T> => {
    const response = await acube(asked, more)
    const text = await response.text()
    expect(`${response.status} ${text}`).toMatch(new RegExp(`^${status} `))
    return (text === '' ? undefined : JSON.parse(text)) as T
  }

  const register = (nip = seller, more: object = {}) =>
    done<LegalEntity>('POST /legal-entities', { json: companyOf(nip, more) }, 201)
  const entityNow = (uuid: string) => done<LegalEntity>(`GET /legal-entities/${uuid}`)
  /** A KSeF token as its owner makes it with his seal. */
  const ksefToken = async (nip = seller, permissions: TokenPermission[] = ['InvoiceRead', 'InvoiceWrite']) =>
    generateToken(await signedIn(nip), { description: 'A-Cube', permissions })
  const handOver = (entity: string, authorizationToken: string, autoSelect = false) =>
    done<KsefToken>(
      `POST /legal-entities/${entity}/ksef-token/create`,
      { json: { authorizationToken, autoSelect } },
      201,
    )
  const select = (entity: string, uuid: string) =>
    done<KsefToken>(`POST /legal-entities/${entity}/ksef-token/select`, { json: { uuid } })
  /** Drops A-Cube's copy. */
  const drop = (entity: string, uuid: string) =>
    done<undefined>(`POST /legal-entities/${entity}/ksef-token/revoke`, { json: { uuid } }, 204)
  /** A legal entity that is active and whose runners run. */
  const onboarded = async (nip = seller) => {
    const entity = await register(nip)
    const token = await ksefToken(nip)
    const held = await handOver(entity.uuid, token.token, true)
    return { ...entity, token, held }
  }

  const invoiceXml = (number: string, from = seller, to = buyer): string =>
    makeInvoice({
      seller: { nip: from, name: 'Seller', address: 'ul. Prosta 1, Warszawa' },
      buyer: { nip: to, name: 'Buyer', address: 'ul. Krzywa 2, Warszawa' },
      number,
      issueDate: warsawDate(runtime.now()),
      lines: [{ name: 'Service', netPrice: 100 }],
      madeAt: new Date(runtime.now()),
    })
  const xml = { headers: { 'Content-Type': 'application/xml' } }
  const send = async (number: string, from?: string, to?: string) =>
    (
      await done<{ uuid: string; status: string }>(
        'POST /invoices',
        { ...xml, body: invoiceXml(number, from, to) },
        202,
      )
    ).uuid
  const invoiceNow = (uuid: string) => done<Invoice>(`GET /invoices/${uuid}`)
  const invoices = (query = '') => done<Invoice[]>(`GET /invoices${query}`)
  /** The control call. */
  const work = async (body?: object) =>
    (await (await ask('POST /control/acube/work', body === undefined ? {} : { json: body })).json()) as WorkReport

  return {
    ...world,
    ask,
    /** A-Cube ends. */
    close,
    logIn,
    otherAccount: otherAccount!,
    acube,
    done,
    register,
    entityNow,
    ksefToken,
    handOver,
    select,
    drop,
    onboarded,
    invoiceXml,
    send,
    invoiceNow,
    invoices,
    work,
  }
}

export { companyOf }
