import { createClient, makeSeal, signInWithSeal } from '../../../client/index.ts'
import type { PermissionRecord } from '../../../simulator/ksef/records.ts'
import type { Simulator } from '../../../simulator/simulator.ts'
import { cpuOfEach } from '../cpu.ts'
import { installedSimulator } from '../installed.ts'
import { some } from '../measurement.ts'
import { median } from '../rounds.ts'
import { nip } from '../sign-in.ts'
import { effortOfWorker, report } from '../worker.ts'

export interface PermissionFigures {
  /** Microseconds of CPU for a page at 100 and at 1e5 permissions of its kind in the context. */
  readonly lists: readonly { readonly name: string; readonly few: number; readonly many: number }[]
}

const effort = effortOfWorker()
const { createSimulator } = await installedSimulator()
const origin = 'http://127.0.0.1'
const own = { type: 'Nip', value: nip } as const
const start = Date.UTC(2026, 0, 1)

const digits = (place: number, width: number): string => String(place).padStart(width, '0')
const firmOf = (place: number) => ({ type: 'Nip' as const, value: `52${digits(place, 8)}` })
const personOf = (place: number) => ({ type: 'Pesel' as const, value: `900101${digits(place, 5)}` })

type Kind = Partial<PermissionRecord> & Pick<PermissionRecord, 'kind' | 'context' | 'subject' | 'scope'>
/** A row of each list. */
const kinds: readonly ((place: number) => Kind)[] = [
  place => ({ kind: 'person', context: own, subject: personOf(place), scope: 'InvoiceRead' }),
  place => ({ kind: 'entity', grantor: firmOf(place), context: firmOf(place), subject: own, scope: 'InvoiceRead' }),
  place => ({ kind: 'authorization', context: firmOf(place), subject: firmOf(place), scope: 'SelfInvoicing' }),
  place => ({
    kind: 'subunitAdmin',
    context: { type: 'InternalId', value: `${nip}-${digits(place, 5)}` },
    subject: personOf(place),
    scope: 'CredentialsManage',
  }),
  place => ({
    kind: 'euAdmin',
    context: { type: 'NipVatUe', value: `${nip}-DE${digits(place, 9)}` },
    subject: { type: 'Fingerprint', value: digits(place, 64) },
    scope: 'VatUeManage',
    euEntity: { name: 'An entity', details: { fullName: 'An entity', address: 'Berlin' } },
  }),
]

const fill = ({ engine }: Simulator, count: number): Promise<void> =>
  engine.write(async ({ ksef }) => {
    for (let place = 0; place < count; place++)
      for (const [number, kind] of kinds.entries())
        await ksef.permissions.put({
          grantor: own,
          canDelegate: false,
          author: own,
          description: 'A permission of the benchmark',
          place: 0,
          id: `${digits(number, 8)}-0000-4000-8000-${digits(place, 12)}`,
          countsFrom: start + place,
          ...kind(place),
        })
  })

const queries: readonly (readonly [name: string, path: string, body?: object])[] = [
  ['persons, in the context', 'persons/grants', { queryType: 'PermissionsInCurrentContext' }],
  ['persons, granted', 'persons/grants', { queryType: 'PermissionsGrantedInCurrentContext' }],
  [
    'persons, one of them',
    'persons/grants',
    { queryType: 'PermissionsInCurrentContext', authorizedIdentifier: personOf(7) },
  ],
  [
    'persons, a scope',
    'persons/grants',
    { queryType: 'PermissionsInCurrentContext', permissionTypes: ['InvoiceRead'] },
  ],
  ['personal', 'personal/grants', {}],
  ['subunits', 'subunits/grants', {}],
  ['entities', 'entities/grants', {}],
  ['authorizations', 'authorizations/grants', { queryType: 'Granted' }],
  ['EU entities', 'eu-entities/grants', {}],
  ['roles', 'entities/roles'],
  ['subordinates', 'subordinate-entities/roles', {}],
]

const filledSimulator = async (count: number) => {
  const simulator = createSimulator({ rateLimits: 'off' })
  await fill(simulator, count)
  const client = createClient({ baseUrl: origin, fetch: simulator.fetch })
  const session = await signInWithSeal(client, { nip, identity: await makeSeal({ nip, key: 'p256' }) })
  const headers = { Authorization: `Bearer ${await session.accessToken()}`, 'Content-Type': 'application/json' }
  return async (path: string, body: object | undefined) => {
    const init = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) }
    const response = await simulator.fetch(`${origin}/v2/permissions/query/${path}?pageSize=50`, init)
    if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    await response.text()
  }
}

const [few, many] = [await filledSimulator(100), await filledSimulator(100_000)]
const lists: PermissionFigures['lists'][number][] = []
for (const [name, path, body] of queries) {
  const seen: [number[], number[]] = [[], []]
  for (let round = 0; round < effort.warmUps + effort.rounds; round++)
    for (const [place, page] of [few, many].entries()) {
      const took = await cpuOfEach(some(60, effort), () => page(path, body))
      if (round >= effort.warmUps) seen[place]!.push(took)
    }
  lists.push({ name, few: median(seen[0]), many: median(seen[1]) })
}
report({ lists } satisfies PermissionFigures)
