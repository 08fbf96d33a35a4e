import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import {
  createClient,
  enrollCertificate,
  type Session,
  signInWithCertificate,
  signInWithSeal,
  signInWithToken,
} from '../../../client/index.ts'
import { createSimulator, fixedRuntime, type Seed, type World } from '../../../simulator/index.ts'
import { wellKnownSeed, wellKnownToken } from '../../../simulator/seed/well-known.ts'
import { sealOf } from '../simulated.ts'

const nip = '5265877635'
const partner = '1111111111'
const at = '2026-11-22T12:00:00Z'
const standing = () => fixedRuntime({ at: Date.parse(at), seed: 7 })

const clientOf = (world: Pick<World, 'fetch' | 'runtime'>) =>
  createClient({
    baseUrl: 'http://ksef.test/v2',
    fetch: world.fetch,
    clock: { now: world.runtime.now, sleep: async ms => world.runtime.advance(ms) },
  })

const signedIn = (world: Pick<World, 'fetch' | 'runtime'>, token = wellKnownToken): Promise<Session> =>
  signInWithToken(clientOf(world), { token })

const invoicesOf = async (session: Session, subjectType: 'Subject1' | 'Subject2' = 'Subject1') => {
  const dateRange = { dateType: 'Issue', from: '2026-11-01T00:00:00Z' } as const
  const found = await session.invoices.queryMetadata({ query: {}, body: { subjectType, dateRange } })
  return found.invoices.map(({ invoiceNumber }) => invoiceNumber)
}

const linesOf = async (world: World): Promise<string[]> => {
  const lines: string[] = []
  for await (const line of world.snapshot()) lines.push(line)
  return lines
}

test('the well-known token signs in with its rights, in every world, after a reset and as often as one likes', async () => {
  const simulator = createSimulator({ seed: wellKnownSeed })
  for (const world of [
    simulator,
    simulator.world('of-nobody'),
    await simulator.reset(),
    await simulator.reset('of-nobody'),
  ]) {
    const session = await signedIn(world)
    expect(await session.tokens.list()).toMatchObject({
      tokens: [
        {
          status: 'Active',
          requestedPermissions: wellKnownSeed.tokens![0]!.permissions,
          lastUseDate: expect.any(String),
        },
      ],
    })
    // It may not do what it was not made for.
    await expect(
      session.permissions.grantToEntity({
        body: {
          subjectIdentifier: { type: 'Nip', value: partner },
          permissions: [{ type: 'InvoiceRead' }],
          description: 'A partner',
          subjectDetails: { fullName: 'A partner' },
        },
      }),
    ).resolves.toBeDefined()
    await expect(
      session.tokens.generate({ body: { permissions: ['InvoiceRead'], description: 'Another' } }),
    ).rejects.toMatchObject({ error: 'authMethodNotAllowed' })
  }
})

test('home shows the company and the token of the seed, and nothing where there is no seed', async () => {
  const pageOf = async (options: Parameters<typeof createSimulator>[0]) =>
    (await createSimulator(options).fetch('http://ksef.test/', { headers: { Accept: 'text/html' } })).text()
  expect(await pageOf({ seed: wellKnownSeed })).toContain(wellKnownToken)
  expect(await pageOf({})).not.toContain('class="known"')
})

test('on a data file a world is planted once: what was changed since then stays, and a reset goes back', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ksef-simulator-seed-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const opened = () => createSimulator({ seed: wellKnownSeed, runtime: standing(), data: join(folder, 'data.db') })
  const first = opened()
  await (await signedIn(first)).tokens.revoke({ params: { referenceNumber: wellKnownToken.split('|')[0]! } })
  await first.close()
  const second = opened()
  await expect(signedIn(second)).rejects.toThrow()
  await second.reset()
  await second.close()
  const third = opened()
  await signedIn(third)
  await third.close()
})

test('a token that is revoked is there again after a reset, and not after a restore', async () => {
  const simulator = createSimulator({ seed: wellKnownSeed, runtime: standing() })
  const [referenceNumber = ''] = wellKnownToken.split('|')
  await (await signedIn(simulator)).tokens.revoke({ params: { referenceNumber } })
  const kept = await linesOf(simulator.world())
  await simulator.reset()
  await signedIn(simulator)
  await simulator.restore(kept)
  await expect(signedIn(simulator)).rejects.toMatchObject({ code: 450 })
  expect((await linesOf(simulator.world())).length).toBeGreaterThan(0)
})

const whole: Seed = {
  clock: { at, runs: false },
  chance: 7,
  delays: { invoice: '2s' },
  companies: [
    ...wellKnownSeed.companies!,
    { nip: partner, name: 'Druga Firma S.A.', role: 'VatGroup', subunits: ['2222222222'], attachments: true },
    { nip: '4444444444', blocked: true },
  ],
  persons: [
    { pesel: '85010112341', firstName: 'Anna', lastName: 'Nowak' },
    { pesel: '02210112347', firstName: 'Jan', lastName: 'Kowalski', nip: '3333333333', bailiff: true },
  ],
  grants: [
    { in: nip, to: { pesel: '85010112341' }, permissions: ['InvoiceRead', 'CredentialsManage'] },
    {
      in: nip,
      to: { nip: partner },
      permissions: ['InvoiceRead', 'SelfInvoicing', 'CredentialsRead'],
      delegable: true,
    },
    { in: nip, to: { fingerprint: 'A'.repeat(64) }, permissions: ['InvoiceWrite'] },
    { in: partner, to: { nip: '3333333333' }, permissions: ['InvoiceWrite'] },
  ],
  tokens: wellKnownSeed.tokens!,
  invoices: [
    { in: nip, file: 'fixtures/invoices/fa3.xml' },
    { in: nip, buyer: partner, count: 2, net: 250 },
  ],
  faults: [{ operation: 'tokens.list', error: 'tooManyRequests', retryAfter: 42, times: 1 }],
  outages: [{ kind: 'MAINTENANCE', from: '2026-12-24T20:00:00Z', to: '2026-12-25T04:00:00Z' }],
  acube: { accounts: [{ email: 'erp@acube.example', password: 'secret' }] },
  worlds: { empty: {}, later: { clock: { at: '2027-01-01T00:00:00Z' }, companies: [{ nip: partner }] } },
}

test('a world has all that its seed says, as if it had been done there, and nothing else of it is seen', async () => {
  const simulator = createSimulator({ seed: whole })
  const client = clientOf(simulator)
  const owner = await signInWithSeal(client, { nip, identity: await sealOf(nip) })
  expect(simulator.runtime.now()).toBe(Date.parse(at))
  expect(simulator.runtime.delays.invoice).toBe(2000)

  const persons = await owner.permissions.queryPersons({
    query: {},
    body: { queryType: 'PermissionsInCurrentContext' },
  })
  expect(persons.permissions.map(it => [it.authorizedIdentifier.value, it.permissionScope]).sort()).toEqual(
    expect.arrayContaining([
      ['85010112341', 'CredentialsManage'],
      ['85010112341', 'InvoiceRead'],
      ['A'.repeat(64), 'InvoiceWrite'],
    ]),
  )
  const authorized = await owner.permissions.queryAuthorizations({ query: {}, body: { queryType: 'Granted' } })
  expect(authorized.authorizationGrants).toMatchObject([
    { authorizationScope: 'SelfInvoicing', authorizedEntityIdentifier: { value: partner } },
  ])

  expect(await invoicesOf(owner)).toEqual(expect.arrayContaining(['SEED/2/1', 'SEED/2/2']))
  expect(await invoicesOf(owner)).toHaveLength(3)
  const buyer = await signInWithSeal(client, { nip: partner, identity: await sealOf(partner) })
  expect((await invoicesOf(buyer, 'Subject2')).sort()).toEqual(['SEED/2/1', 'SEED/2/2'])
  // A KSeF person of that PESEL owns the firm, and nobody gets into a context that is blocked.
  await expect(
    signInWithSeal(client, { nip: '4444444444', identity: await sealOf('4444444444') }),
  ).rejects.toMatchObject({ code: 480 })

  await expect(owner.tokens.list()).rejects.toMatchObject({ error: 'tooManyRequests', retryAfter: 42 })
  expect((await owner.tokens.list()).tokens).toHaveLength(1)
  const json = async (path: string, init?: RequestInit) =>
    (await simulator.fetch(`http://ksef.test${path}`, init)).json()
  expect(await json('/control/outages')).toMatchObject([{ kind: 'MAINTENANCE', from: '2026-12-24T20:00:00.000Z' }])
  const login = (password: string) =>
    simulator.fetch('http://ksef.test/acube/login', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email: 'erp@acube.example', password }),
    })
  expect([(await login('secret')).status, (await login('demo-password')).status]).toEqual([200, 401])
  // The owner who planted has signed out, and the journal begins with us.
  expect((await owner.authSessions.list()).items).toHaveLength(1)
  expect((await json('/control/journal?limit=1000'))[0]).toMatchObject({ operation: 'auth.challenge' })
})

test('worlds that are named begin with what is theirs, others as the default one; time and chance come from there', async () => {
  const simulator = createSimulator({ seed: whole })
  await expect(signedIn(simulator.world('empty'))).rejects.toMatchObject({ code: 450 })
  expect(simulator.world('empty').runtime.now()).toBe(Date.parse(at))
  const later = simulator.world('later')
  expect([later.runtime.now(), later.runtime.runs()]).toEqual([Date.parse('2027-01-01T00:00:00Z'), false])
  expect(later.runtime.delays.invoice).toBe(2000)
  expect(await invoicesOf(await signedIn(simulator.world('other')))).toHaveLength(3)
})

test('the same seed gives the same bytes, after a reset, too; another world draws other ones', async () => {
  const simulator = createSimulator({ seed: whole })
  const first = await linesOf(simulator.world())
  expect(await linesOf(await simulator.reset())).toEqual(first)
  expect(await linesOf(createSimulator({ seed: whole }).world())).toEqual(first)
  expect(await linesOf(simulator.world('other'))).not.toEqual(first)
})

test('what is planted late is of the time at which the world began', async () => {
  const simulator = createSimulator({ seed: wellKnownSeed, runtime: standing() })
  simulator.runtime.advance(86_400_000)
  const { tokens } = await (await signedIn(simulator)).tokens.list()
  expect(tokens).toMatchObject([{ dateCreated: '2026-11-22T12:00:00+00:00' }])
})

const folder = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'ksef-seed-'))
  onTestFinished(() => rmSync(path, { recursive: true }))
  return path
}

test('a KSeF certificate of one simulator signs in at another one that has it in its seed', async () => {
  const here = createSimulator({ runtime: standing() })
  const owner = await signInWithSeal(clientOf(here), { nip, identity: await sealOf(nip) })
  const certificate = await enrollCertificate(owner, { name: 'Of the ERP', type: 'Authentication' })
  const file = join(folder(), 'erp.pem')
  writeFileSync(file, certificate.certificate)
  const there = createSimulator({
    seed: { companies: [{ nip }], certificates: [{ file, name: 'Of the ERP' }] },
    runtime: standing(),
  })
  const session = await signInWithCertificate(clientOf(there), { nip, identity: certificate })
  expect(await session.tokens.list()).toMatchObject({ tokens: [] })
  await expect(
    signInWithCertificate(clientOf(createSimulator({ runtime: standing() })), { nip, identity: certificate }),
  ).rejects.toThrow()
})

const noCertificate = 'fixtures/invoices/fa3.xml'
const refused: readonly (readonly [what: string, seed: Seed, said: string | RegExp])[] = [
  ['an unknown member', { compnies: [] } as Seed, /^compnies: nothing has this name here; there are api, clock, .*\.$/],
  [
    'a file that is not there',
    { companies: [{ nip }], invoices: [{ in: nip, file: 'no.xml' }] },
    'invoices[0].file: no.xml is not there.',
  ],
  [
    'a grant to nobody',
    { companies: [{ nip }], grants: [{ in: nip, to: { nip: partner }, permissions: ['InvoiceRead'] }] },
    `grants[0].to.nip: it is granted to nobody: no company of this seed has the NIP ${partner}.`,
  ],
]
test.each(refused)('%s is told at once', (_what, seed, said) => {
  expect(() => createSimulator({ seed })).toThrow(said)
})

const refusedByKsef: readonly (readonly [what: string, seed: Seed, said: string | RegExp])[] = [
  [
    'no certificate',
    { certificates: [{ file: noCertificate }] },
    'certificates[0]: The file holds no certificate in PEM.',
  ],
  [
    'a subject twice',
    {
      companies: [
        { nip, role: 'JST', subunits: [partner] },
        { nip: partner, role: 'JST' },
      ],
    },
    /^companies\[1\]: 30001: .*\.$/,
  ],
  [
    'an invoice of another',
    { companies: [{ nip: partner }], invoices: [{ in: partner, file: noCertificate }] },
    /^invoices\[0\]: 410 .*\.$/,
  ],
  [
    'a grant to oneself',
    { companies: [{ nip }], grants: [{ in: nip, to: { nip }, permissions: ['InvoiceRead'] }] },
    /^grants\[0\]: \d+: .*\.$/,
  ],
]
test.each(refusedByKsef)(
  '%s is refused by KSeF, told with its words and reason, and nothing of the seed is there',
  async (_what, seed, said) => {
    const simulator = createSimulator({ seed })
    await expect(simulator.world().ready()).rejects.toThrow(said)
    expect((await simulator.fetch('http://ksef.test/control/health')).status).toBe(500)
  },
)
