import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { grant } from '../../client/flows/grant.ts'
import { GrantFailed } from '../../client/flows/grant-failed.ts'
import { revokeGrant } from '../../client/flows/revoke-grant.ts'
import { signInWithSeal } from '../../client/flows/sign-in-with-seal.ts'
import type { Session } from '../../client/session.ts'
import type { SigningIdentity } from '../../client/xades/certificate.ts'
import { permissionsIn } from '../../contracts/suite-answers.ts'
import { sealOf, signatureOf, simulated } from '../simulator/simulated.ts'
import { command, timePasses } from './command.ts'
import { drawn } from './seed.ts'

vi.setConfig({ testTimeout: 240_000 })

/**
 * Who may do what, for whom, where: grants, revocations, what is passed on, test data and roles over three firms and two
 * persons. The model keeps a plain list of rows and looks through all of it; after every step the lists of the API, the
 * `per` claim and who gets in must be what it says.
 */

const firms = ['5265877635', '7980332920', '1111111111'] as const
const persons = ['90010112349', '85050512347'] as const
type Firm = (typeof firms)[number]
const everyone = [...firms, ...persons] as const
type Someone = (typeof everyone)[number]
const scopes = ['InvoiceRead', 'InvoiceWrite', 'CredentialsRead', 'CredentialsManage', 'EnforcementOperations'] as const
const passedOn = ['InvoiceRead', 'InvoiceWrite'] as const
type Scope = (typeof scopes)[number]

const grantDelay = 1000
const isFirm = (someone: string): someone is Firm => someone.length === 10
const identifierOf = (someone: Someone) =>
  isFirm(someone) ? ({ type: 'Nip', value: someone } as const) : ({ type: 'Pesel', value: someone } as const)
const identityOf = (someone: Someone): Promise<SigningIdentity> =>
  isFirm(someone) ? sealOf(someone) : signatureOf(someone)

interface Row {
  readonly kind: 'person' | 'entity' | 'indirect' | 'system'
  readonly grantor: Firm
  readonly subject: Someone
  readonly scope: Scope
  readonly target?: Firm | 'all'
  readonly canDelegate: boolean
  readonly from: number
  until?: number
}

class Model {
  now = 0
  readonly rows: Row[] = []
  /** Enforcement authorities. */
  readonly authorities = new Set<Firm>()

  standing(): Row[] {
    return this.rows.filter(({ from, until }) => from <= this.now && (until === undefined || this.now < until))
  }
  add(row: Omit<Row, 'from'>): void {
    const same = (it: Row) =>
      (['kind', 'grantor', 'subject', 'scope', 'target'] as const).every(name => it[name] === row[name])
    if (!this.rows.some(it => it.until === undefined && same(it)))
      this.rows.push({ ...row, from: this.now + grantDelay })
  }
  /** Whether the client lets the intermediary pass this on. */
  lets(client: Firm, intermediary: Firm, scope: Scope): boolean {
    return this.standing().some(
      it =>
        it.kind === 'entity' &&
        it.grantor === client &&
        it.subject === intermediary &&
        it.scope === scope &&
        it.canDelegate,
    )
  }
  isActive({ kind, target, grantor, scope }: Row): boolean {
    if (kind !== 'indirect') return true
    return firms.some(client => (target === 'all' || target === client) && this.lets(client, grantor, scope))
  }
  heldBy(someone: Someone, firm: Firm): string[] {
    if (someone === firm) return this.authorities.has(firm) ? ['EnforcementOperations', 'Owner'] : ['Owner']
    const held = this.standing().filter(it => {
      if (it.subject !== someone) return false
      if (it.kind !== 'indirect') return it.grantor === firm
      return (it.target === 'all' || it.target === firm) && this.lets(firm, it.grantor, it.scope)
    })
    return [...new Set(held.map(({ scope }) => scope))].sort()
  }
  /** As the list of a firm tells of it. */
  told(row: Row): string {
    const { kind, subject, scope, target = '-', canDelegate } = row
    return [kind, subject, scope, target, canDelegate, this.isActive(row) ? 'Active' : 'Inactive'].join(' ')
  }
  listOf(firm: Firm, kinds: readonly Row['kind'][]): string[] {
    return this.standing()
      .filter(it => it.grantor === firm && kinds.includes(it.kind))
      .map(it => this.told(it))
      .sort()
  }
}

const opened = async () => {
  const all = simulated({ delays: { grant: grantDelay } })
  const owners = new Map<Firm, Session>()
  for (const firm of firms) owners.set(firm, await all.signedIn(firm))
  return { ...all, ownerOf: (firm: Firm) => owners.get(firm)! }
}
type Real = Awaited<ReturnType<typeof opened>>

type Listed = Awaited<ReturnType<Session['permissions']['queryPersons']>>['permissions'][number]
const kindOf = (row: Listed): Row['kind'] => {
  if (row.authorIdentifier.type === 'System') return 'system'
  if (row.targetIdentifier != null) return 'indirect'
  return row.subjectEntityDetails == null ? 'person' : 'entity'
}
const toldOf = (row: Listed): string =>
  [
    kindOf(row),
    row.authorizedIdentifier.value,
    row.permissionScope,
    row.targetIdentifier == null ? '-' : (row.targetIdentifier.value ?? 'all'),
    row.canDelegate,
    row.permissionState,
  ].join(' ')

const queryTypes = {
  PermissionsInCurrentContext: ['person', 'entity', 'indirect', 'system'],
  PermissionsGrantedInCurrentContext: ['person', 'entity', 'indirect'],
} as const

const listed = async (owner: Session, queryType: keyof typeof queryTypes): Promise<Listed[]> => {
  const rows: Listed[] = []
  for (let pageOffset = 0; ; pageOffset++) {
    const page = await owner.permissions.queryPersons({ body: { queryType }, query: { pageOffset } })
    rows.push(...page.permissions)
    if (!page.hasMore) return rows
  }
}

const agreeOnLists = async (model: Model, { ownerOf }: Real) => {
  for (const firm of firms) {
    for (const [queryType, kinds] of Object.entries(queryTypes)) {
      const rows = await listed(ownerOf(firm), queryType as keyof typeof queryTypes)
      expect(rows.map(toldOf).sort()).toEqual(model.listOf(firm, kinds))
      const dates = rows.map(({ startDate }) => Date.parse(startDate))
      expect(dates).toEqual([...dates].sort((a, b) => b - a))
    }
    const { permissions } = await ownerOf(firm).permissions.queryEntities({ body: {}, query: { pageSize: 100 } })
    const received = model.standing().filter(it => it.kind === 'entity' && it.subject === firm)
    expect(
      permissions.map(it => [it.contextIdentifier.value, it.permissionScope, it.canDelegate].join(' ')).sort(),
    ).toEqual(received.map(it => [it.grantor, it.scope, it.canDelegate].join(' ')).sort())
  }
}

const agreeOnSignIn = async (model: Model, { client }: Real, someone: Someone, firm: Firm) => {
  const expected = model.heldBy(someone, firm)
  const signIn = signInWithSeal(client, { nip: firm, identity: await identityOf(someone) })
  if (expected.length === 0) return expect(signIn).rejects.toMatchObject({ code: 415 })
  const session = await signIn
  expect(permissionsIn(await session.accessToken()).sort()).toEqual(expected)
  const { ownerPermissions } = await session.permissions.queryPersonal({ body: {} })
  expect(ownerPermissions != null).toBe(someone === firm)
  // What the token may do is what the claim says.
  const mayRead = ['Owner', 'CredentialsRead', 'CredentialsManage'].some(one => expected.includes(one))
  const reading = session.permissions.queryRoles()
  if (mayRead) await reading
  else await expect(reading).rejects.toMatchObject({ error: 'missingPermissions' })
}

type Step = fc.AsyncCommand<Model, Real>
const someone = fc.constantFrom(...everyone)
const firm = fc.constantFrom(...firms)

/** A step, and then the lists agree, and one of the sign-ins that there may be. */
const step = (title: string, pair: readonly [Someone, Firm], run: (model: Model, real: Real) => Promise<void>): Step =>
  command<Model, Real>(
    title,
    () => true,
    async (model, real) => {
      await run(model, real)
      await agreeOnLists(model, real)
      await agreeOnSignIn(model, real, ...pair)
    },
  )

const description = 'A grant of the model'
const person = {
  subjectDetailsType: 'PersonByIdentifier' as const,
  personById: { firstName: 'Jan', lastName: 'Kowalski' },
}
const entity = { fullName: 'Firma sp. z o.o.' }
/** The client waits for the outcome, and its waits move the clock. */
const outcomeOf = async (model: Model, { runtime }: Real, done: Promise<unknown>): Promise<number> => {
  const code = await done.then(
    () => 200,
    error => {
      if (error instanceof GrantFailed) return error.code
      throw error
    },
  )
  model.now = runtime.now()
  return code
}

const pair = fc.tuple(someone, firm)
const toPerson = fc
  .tuple(firm, someone, fc.subarray<Scope>([...scopes], { minLength: 1 }), pair)
  .map(([by, to, given, seen]) =>
    step(`${by} lets ${to} do ${given}`, seen, async (model, real) => {
      const refused =
        given.includes('EnforcementOperations') && !model.authorities.has(by) ? 430 : to === by ? 440 : 200
      if (refused === 200)
        for (const scope of given) model.add({ kind: 'person', grantor: by, subject: to, scope, canDelegate: false })
      const body = { subjectIdentifier: identifierOf(to), permissions: given, description, subjectDetails: person }
      expect(await outcomeOf(model, real, grant(real.ownerOf(by), 'grantToPerson', body))).toBe(refused)
    }),
  )
const toEntity = fc
  .tuple(firm, firm, fc.constantFrom(...passedOn), fc.boolean(), pair)
  .map(([by, to, scope, canDelegate, seen]) =>
    step(`${by} lets the firm ${to} do ${scope}${canDelegate ? ' and pass it on' : ''}`, seen, async (model, real) => {
      if (to !== by) model.add({ kind: 'entity', grantor: by, subject: to, scope, canDelegate })
      const permissions = [{ type: scope, canDelegate }]
      const body = {
        subjectIdentifier: { type: 'Nip' as const, value: to },
        permissions,
        description,
        subjectDetails: entity,
      }
      expect(await outcomeOf(model, real, grant(real.ownerOf(by), 'grantToEntity', body))).toBe(to === by ? 440 : 200)
    }),
  )
const indirectly = fc
  .tuple(firm, someone, fc.constantFrom<Firm | 'all'>(...firms, 'all'), fc.constantFrom(...passedOn), pair)
  .map(([by, to, target, scope, seen]) =>
    step(`${by} passes ${scope} for ${target} on to ${to}`, seen, async (model, real) => {
      const refused = target === by || to === by
      if (!refused) model.add({ kind: 'indirect', grantor: by, subject: to, scope, target, canDelegate: false })
      const targetIdentifier =
        target === 'all' ? { type: 'AllPartners' as const } : { type: 'Nip' as const, value: target }
      const body = {
        subjectIdentifier: identifierOf(to),
        targetIdentifier,
        permissions: [scope],
        description,
        subjectDetails: person,
      }
      expect(await outcomeOf(model, real, grant(real.ownerOf(by), 'grantIndirectly', body))).toBe(refused ? 440 : 200)
    }),
  )
const byTestData = fc
  .tuple(firm, fc.constantFrom(...persons), fc.constantFrom(...scopes), pair)
  .map(([by, to, scope, seen]) =>
    step(`test data let ${to} do ${scope} in ${by}`, seen, async (model, { client }) => {
      model.add({ kind: 'system', grantor: by, subject: to, scope, canDelegate: false })
      await client.testdata.grantPermissions({
        body: {
          contextIdentifier: { type: 'Nip', value: by },
          authorizedIdentifier: identifierOf(to),
          permissions: [{ permissionType: scope, description }],
        },
      })
    }),
  )
const role = fc.tuple(firm, pair).map(([by, seen]) =>
  step(`${by} becomes or stays an enforcement authority`, seen, async (model, { client, runtime }) => {
    if (!model.authorities.has(by))
      await client.testdata.createSubject({
        body: { subjectNip: by, subjectType: 'EnforcementAuthority', description },
      })
    model.authorities.add(by)
    runtime.advance(grantDelay)
    model.now = runtime.now()
  }),
)
const revocation = fc.tuple(firm, fc.nat(), fc.boolean(), pair).map(([by, number, waits, seen]) =>
  step(`${by} takes back number ${number}`, seen, async (model, real) => {
    const owner = real.ownerOf(by)
    const rows = await listed(owner, 'PermissionsInCurrentContext')
    const chosen = rows[number % Math.max(rows.length, 1)]
    if (chosen === undefined) return
    const row = model.standing().find(it => it.grantor === by && model.told(it) === toldOf(chosen))!
    const already = row.until !== undefined
    if (!already) row.until = model.now + grantDelay
    if (waits) {
      const done = revokeGrant(owner, { permissionId: chosen.id })
      expect(await outcomeOf(model, real, done)).toBe(already ? 400 : 200)
    } else await owner.permissions.revoke({ params: { permissionId: chosen.id } })
  }),
)

test('lists, claims and sign-ins are what the rows say', async () => {
  const steps = [toPerson, toEntity, toEntity, indirectly, indirectly, byTestData, role, revocation, revocation]
  const time = timePasses<Model, Real>(fc.integer({ min: 0, max: 3000 }))
  await fc.assert(
    fc.asyncProperty(fc.commands([...steps, time], { maxCommands: 20 }), async commands => {
      const real = await opened()
      const model = new Model()
      model.now = real.runtime.now()
      await fc.asyncModelRun(() => ({ model, real }), commands)
      for (const one of everyone) for (const where of firms) await agreeOnSignIn(model, real, one, where)
    }),
    { ...drawn, numRuns: 25 },
  )
})
