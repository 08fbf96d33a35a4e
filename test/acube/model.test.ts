import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { EntityStatus } from '../../contracts/acube/statuses.ts'
import { command } from '../properties/command.ts'
import { drawn } from '../properties/seed.ts'
import { seller } from './company.ts'
import { withHeldKsef } from './held.ts'

/** The life of a company at A-Cube and of its invoices, against a model of a few lines. */

interface HeldToken {
  readonly uuid: string
  readonly referenceNumber: string
  /** Whether KSeF still takes it; A-Cube finds out at the next log-in. */
  revoked: boolean
  /** KSeF has refused it. */
  refused: boolean
  selected: boolean
  /** To be proved again. */
  unproved: boolean
}

interface Model {
  status: EntityStatus
  tokens: HeldToken[]
  readonly waiting: string[]
  readonly valid: string[]
  invalid: number
  sent: number
}

const journey = async () => {
  const world = withHeldKsef()
  const { uuid } = await world.register()
  return { ...world, uuid, owner: await world.signedIn(seller) }
}
type Real = Awaited<ReturnType<typeof journey>>

const selected = ({ tokens }: Model) => tokens.find(it => it.selected)

const refuse = (model: Model, token: HeldToken): void => {
  model.status = 'blocked'
  Object.assign(token, { refused: true, selected: false, unproved: false })
}

/** What A-Cube does when it works with KSeF: log-ins tell of revoked tokens, else the queue is sent. */
const works = (model: Model): void => {
  for (const token of model.tokens.filter(({ unproved }) => unproved)) {
    token.unproved = false
    if (token.revoked) refuse(model, token)
    else model.status = 'active'
  }
  const token = selected(model)
  if (model.status !== 'active' || token === undefined) return
  if (token.revoked) {
    refuse(model, token)
    return
  }
  for (const number of model.waiting.splice(0))
    if (model.valid.includes(number)) model.invalid++
    else model.valid.push(number)
}

/** A-Cube and KSeF stand as the model says. */
const agree = async (model: Model, { uuid, entityNow, invoices, owner }: Real): Promise<void> => {
  const entity = await entityNow(uuid)
  const runs = model.status === 'active' && selected(model) !== undefined
  expect([entity.status, entity.isInvoiceSenderRunning, entity.isInvoiceReceiverRunning]).toEqual([
    model.status,
    runs,
    runs,
  ])
  const found = await invoices('?direction=sent&order[invoiceNumber]=asc')
  const numbers = (status: string) => found.filter(it => it.status === status).map(({ invoiceNumber }) => invoiceNumber)
  expect(numbers('in_queue').sort()).toEqual([...model.waiting].sort())
  expect(numbers('valid').sort()).toEqual([...model.valid].sort())
  expect(numbers('invalid')).toHaveLength(model.invalid)
  const body = { subjectType: 'Subject1', dateRange: { dateType: 'PermanentStorage', from: '2026-11-01' } } as const
  const atKsef = (await owner.invoices.queryMetadata({ body })).invoices.map(({ invoiceNumber }) => invoiceNumber)
  expect(atKsef.sort()).toEqual([...model.valid].sort())
}

const act = (title: string, check: (model: Model) => boolean, run: (model: Model, real: Real) => Promise<void>) =>
  command<Model, Real>(title, check, async (model, real) => {
    await run(model, real)
    // Asked for invoices, A-Cube works with KSeF first.
    await real.invoices()
    works(model)
    await agree(model, real)
  })

/** Does something while A-Cube is about its work and waits for KSeF's n-th answer: what comes of it is the same. */
const duringWork = async <T>(place: number, { during, work }: Real, doing: () => Promise<T>): Promise<T> => {
  let count = 0
  return during(
    () => count++ === place,
    () => work({ queue: 'now' }),
    doing,
  )
}
/** More answers than the longest run of these lives gets. */
const anywhere = fc.nat(16)

const handOver = async (model: Model, real: Real, doing: (hand: () => Promise<void>) => Promise<void>) => {
  const { token, referenceNumber } = await real.ksefToken()
  let uuid = ''
  await doing(async () => {
    uuid = (await real.handOver(real.uuid, token, true)).uuid
  })
  for (const other of model.tokens) other.selected = false
  model.tokens.push({ uuid, referenceNumber, revoked: false, refused: false, selected: true, unproved: false })
  model.status = 'active'
}

const handsOver = act(
  'hands over a new token',
  () => true,
  async (model, real) => handOver(model, real, hand => hand()),
)
const handsOverDuringWork = (place: number) =>
  act(
    `hands over a new token while A-Cube waits for answer ${place}`,
    () => true,
    async (model, real) => handOver(model, real, hand => duringWork(place, real, hand)),
  )
/** The selected token is revoked in KSeF, and A-Cube finds out just as another takes its place. */
const replacesRevoked = (place: number) =>
  act(
    `revokes the selected token and hands over a new one while A-Cube waits for answer ${place}`,
    model => model.status === 'active' && selected(model)?.revoked === false,
    async (model, real) => {
      const old = selected(model)!
      await real.owner.tokens.revoke({ params: { referenceNumber: old.referenceNumber } })
      Object.assign(old, { revoked: true, refused: true })
      await handOver(model, real, hand => duringWork(place, real, hand))
    },
  )
const selectsDuringWork = (place: number) =>
  act(
    `selects another token while A-Cube waits for answer ${place}`,
    ({ status, tokens }) => status === 'active' && tokens.some(it => !it.selected && !it.refused && !it.revoked),
    async (model, real) => {
      const token = model.tokens.find(it => !it.selected && !it.refused && !it.revoked)!
      await duringWork(place, real, () => real.select(real.uuid, token.uuid))
      for (const other of model.tokens) other.selected = other === token
    },
  )
const sendsDuringWork = (place: number) =>
  act(
    `sends an invoice while A-Cube waits for answer ${place}`,
    () => true,
    async (model, real) => {
      const number = `FV/${String(++model.sent).padStart(3, '0')}`
      await duringWork(place, real, () => real.send(number))
      model.waiting.push(number)
    },
  )
const revokes = act(
  'revokes the selected token in KSeF',
  model => selected(model)?.revoked === false,
  async (model, { owner }) => {
    const token = selected(model)!
    await owner.tokens.revoke({ params: { referenceNumber: token.referenceNumber } })
    token.revoked = true
  },
)
const revokesAnother = act(
  'revokes a token in KSeF that is not selected',
  ({ tokens }) => tokens.some(it => !it.selected && !it.revoked),
  async (model, { owner }) => {
    const token = model.tokens.find(it => !it.selected && !it.revoked)!
    await owner.tokens.revoke({ params: { referenceNumber: token.referenceNumber } })
    token.revoked = true
  },
)
const selects = act(
  'selects another token',
  ({ tokens }) => tokens.some(it => !it.selected && !it.refused),
  async (model, { done, uuid }) => {
    const token = model.tokens.find(it => !it.selected && !it.refused)!
    await done(`POST /legal-entities/${uuid}/ksef-token/select`, { json: { uuid: token.uuid } })
    for (const other of model.tokens) other.selected = other === token
    token.unproved = model.status !== 'active'
  },
)
const drops = act(
  'drops a token at A-Cube',
  ({ tokens }) => tokens.length > 0,
  async (model, { acube, uuid }) => {
    const token = selected(model) ?? model.tokens[0]!
    const json = { uuid: token.uuid }
    expect((await acube(`POST /legal-entities/${uuid}/ksef-token/revoke`, { json })).status).toBe(204)
    model.tokens = model.tokens.filter(it => it !== token)
    if (model.status === 'active' && model.tokens.every(({ refused }) => refused)) model.status = 'pending'
  },
)
const sends = act(
  'sends an invoice',
  () => true,
  async (model, { send }) => {
    const number = `FV/${String(++model.sent).padStart(3, '0')}`
    await send(number)
    model.waiting.push(number)
  },
)
const sendsAgain = act(
  'sends one again',
  ({ valid, waiting }) => valid.length + waiting.length > 0,
  async (model, { send }) => {
    const number = [...model.valid, ...model.waiting].at(-1)!
    await send(number)
    model.waiting.push(number)
  },
)
const waits = act(
  'waits ten minutes',
  () => true,
  async (_model, { runtime }) => runtime.advance(600_000),
)

test('whatever the order, A-Cube, KSeF and the model agree', async () => {
  const kinds = [handsOver, handsOver, revokes, revokesAnother, selects, drops, sends, sends, sendsAgain, waits]
  const meanwhile = [handsOverDuringWork, replacesRevoked, selectsDuringWork, sendsDuringWork]
  const commands = [...kinds.map(one => fc.constant(one)), ...meanwhile.map(one => anywhere.map(one))]
  await fc.assert(
    fc.asyncProperty(fc.commands(commands, { maxCommands: 20 }), async list => {
      const real = await journey()
      const model: Model = { status: 'pending', tokens: [], waiting: [], valid: [], invalid: 0, sent: 0 }
      await fc.asyncModelRun(() => ({ model, real }), list)
    }),
    { ...drawn, numRuns: 15 },
  )
})
