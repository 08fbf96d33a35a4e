import { strict as assert } from 'node:assert'
import { freshNip } from '../ksef/suite-preparation.ts'
import { revokeToken } from '../ksef/suite-tokens.ts'
import type { KsefToken } from './ksef-tokens.ts'
import * as operations from './ksef-tokens.ts'
import {
  type AcubeCase,
  acubeSuite,
  callerOf,
  entityBecomes,
  entityNow,
  handOver,
  ksefTokenOf,
  onboarded,
  problemOf,
  register,
  tokensAt,
  violationsOf,
} from './suite-target.ts'

const handedOver: AcubeCase[] = [
  {
    title: 'a good token makes the legal entity active; nothing runs before it is selected',
    evidence: 'documented',
    source: ['REF-AF', 'TUT', 'LE'],
    async run(target) {
      const call = await callerOf(target)
      const nip = freshNip()
      const entity = await register(call, nip)
      const { token } = await ksefTokenOf(target, nip)
      const held = await handOver(call, entity, token)
      operations.KsefToken.strict().parse(held)
      assert.deepEqual([held.authorizationToken, held.isSelected], [token, false])
      const active = await entityBecomes(target, call, entity, 'active')
      assert.deepEqual([active.isInvoiceSenderRunning, active.authFlowIsValid], [false, true])
      const selected = await call<KsefToken>('POST', tokensAt(entity, 'select'), { uuid: held.uuid })
      assert.deepEqual(selected, { ...held, isActive: true, isSelected: true })
      const running = await entityNow(call, entity)
      assert.deepEqual(
        [running.isInvoiceSenderRunning, running.isInvoiceReceiverRunning, running.isInvoiceSyncRunning],
        [true, true, true],
      )
    },
  },
  {
    title: 'autoSelect selects it at once',
    evidence: 'documented',
    source: 'REF-AF',
    async run(target) {
      const { held, entity } = await onboarded(target)
      assert.deepEqual([held.isSelected, entity.isInvoiceSenderRunning], [true, true])
    },
  },
  {
    title: 'one token is selected: another takes its place',
    evidence: 'assumed',
    source: 'OURS',
    async run(target) {
      const { call, entity } = await onboarded(target)
      const { token } = await ksefTokenOf(target, entity.nip)
      const second = await handOver(call, entity, token, true)
      assert.equal(second.isSelected, true)
      assert.equal((await entityNow(call, entity)).status, 'active')
    },
  },
  {
    title: 'the flow of the entity becomes valid',
    evidence: 'assumed',
    source: 'REF-AF',
    async run(target) {
      const { call, entity } = await onboarded(target)
      const flow = await call<Record<string, unknown>>('GET', `/authorization-flows/${entity.authFlowUUID}`)
      operations.AuthorizationFlow.strict().parse(flow)
      assert.deepEqual([flow.legalEntityUUID, flow.status], [entity.uuid, operations.flowStatuses.valid])
      const flows = await call<{ uuid: string }[]>('GET', '/authorization-flows')
      assert.ok(flows.length > 0)
      const path = `/authorization-flows/${entity.authFlowUUID}/onboard/signature-file/abc`
      await problemOf(await target.request('GET', path, { token: call.token }), 404)
    },
  },
]

/** A token's text with another last digit. */
const forged = (token: string): string => token.slice(0, -1) + (token.endsWith('0') ? '1' : '0')

const refused: AcubeCase[] = [
  {
    title: 'a token of KSeF 1.0 is refused with a sentence that says why',
    evidence: 'assumed',
    source: ['REF-AF', 'OURS'],
    async run(target) {
      const call = await callerOf(target)
      const entity = await register(call)
      const authorizationToken = 'UCTJO3VK6VYNC2YS968RE3NAO9KQ39JW71PMOM5G98BVUVZ5DCVFWXU4NHEFOGHS'
      const body = { authorizationToken, autoSelect: false }
      const response = await target.request('POST', tokensAt(entity, 'create'), { token: call.token, body })
      assert.match(
        (await violationsOf(response))[0]!,
        /^authorizationToken: This is a token of KSeF 1\.0 .* KSeF 1\.0 has ended/,
      )
      assert.equal((await entityNow(call, entity)).status, 'pending')
    },
  },
  {
    title: 'no token, what is none, and the token of another taxpayer are refused',
    evidence: 'assumed',
    source: ['REF-AF', 'OURS'],
    async run(target) {
      const call = await callerOf(target)
      const entity = await register(call)
      const { token } = await ksefTokenOf(target, freshNip())
      for (const authorizationToken of [undefined, '', 'x', token.split('|')[0], token]) {
        const body = { authorizationToken, autoSelect: true }
        const response = await target.request('POST', tokensAt(entity, 'create'), { token: call.token, body })
        assert.match((await violationsOf(response))[0]!, /^authorizationToken: /)
      }
      assert.equal((await entityNow(call, entity)).status, 'pending')
    },
  },
  {
    title: 'a token that KSeF refuses never makes the entity active',
    evidence: 'assumed',
    source: 'OURS',
    async run(target) {
      const call = await callerOf(target)
      const nip = freshNip()
      const entity = await register(call, nip)
      const { token } = await ksefTokenOf(target, nip)
      const body = { authorizationToken: forged(token), autoSelect: true }
      const response = await target.request('POST', tokensAt(entity, 'create'), { token: call.token, body })
      // KSeF takes its time, or not.
      if (response.status === 201) await entityBecomes(target, call, entity, 'blocked')
      else assert.match((await violationsOf(response))[0]!, /KSeF refuses this token: 450: /)
      assert.notEqual((await entityNow(call, entity)).status, 'active')
    },
  },
  {
    title: 'the same token twice, an unknown one to select, and the UUID of the entity in its place are refused',
    evidence: 'assumed',
    source: ['TUT', 'OURS'],
    async run(target) {
      const { call, entity, held } = await onboarded(target)
      const post = (verb: string, body: object) =>
        target.request('POST', tokensAt(entity, verb), { token: call.token, body })
      const { authorizationToken } = held
      assert.match((await violationsOf(await post('create', { authorizationToken })))[0]!, /^authorizationToken: /)
      for (const uuid of [entity.uuid, 'x', ''])
        assert.match((await violationsOf(await post('select', { uuid })))[0]!, /^uuid: /)
    },
  },
  {
    title: "another account's entity and its token are not there",
    evidence: 'documented',
    source: 'REF-AF',
    async run(target) {
      const { entity, held } = await onboarded(target)
      const { token } = await callerOf(target, 1)
      const body = { uuid: held.uuid, authorizationToken: held.authorizationToken }
      for (const verb of ['create', 'select', 'revoke'])
        await problemOf(await target.request('POST', tokensAt(entity, verb), { token, body }), 404)
      await problemOf(await target.request('GET', `/authorization-flows/${entity.authFlowUUID}`, { token }), 404)
    },
  },
]

const ended: AcubeCase[] = [
  {
    title: 'dropped in A-Cube: 204 by POST and by DELETE, the runners stop, and KSeF still takes the token',
    evidence: 'assumed',
    source: ['REF-AF', 'TOKEN'],
    async run(target) {
      for (const method of ['POST', 'DELETE'] as const) {
        const { call, entity, held, owner, referenceNumber } = await onboarded(target)
        await call(method, tokensAt(entity, 'revoke'), { uuid: held.uuid }, 204)
        const { status, isInvoiceSenderRunning } = await entityNow(call, entity)
        assert.deepEqual([status, isInvoiceSenderRunning], ['pending', false])
        const inKsef = await owner.call.tokens.get({ params: { referenceNumber } })
        assert.equal(inKsef.status, 'Active')
        const again = await target.request(method, tokensAt(entity, 'revoke'), {
          token: call.token,
          body: { uuid: held.uuid },
        })
        await problemOf(again, 404)
      }
    },
  },
  {
    title: 'revoked in KSeF: the next log-in is refused and the entity is blocked; another token makes it active again',
    evidence: 'assumed',
    source: ['TOKEN', 'LE'],
    async run(target) {
      const { call, entity, owner, held, referenceNumber } = await onboarded(target)
      await revokeToken(target.ksef, owner, { referenceNumber, token: held.authorizationToken })
      // Asked for invoices, A-Cube looks into KSeF.
      await target.ksef.settle(
        async () => {
          await call('GET', '/invoices')
          return entityNow(call, entity)
        },
        ({ status }) => status === 'blocked',
      )
      const blocked = await entityNow(call, entity)
      assert.deepEqual([blocked.isInvoiceReceiverRunning, blocked.authFlowIsValid], [false, false])
      const select = await target.request('POST', tokensAt(entity, 'select'), {
        token: call.token,
        body: { uuid: held.uuid },
      })
      assert.match((await violationsOf(select))[0]!, /^uuid: /)
      const { token } = await ksefTokenOf(target, entity.nip)
      await handOver(call, entity, token, true)
      await entityBecomes(target, call, entity, 'active')
    },
  },
]

export const acubeKsefTokensSuite = acubeSuite(
  'A-Cube: KSeF tokens',
  [...handedOver, ...refused, ...ended],
  [
    operations.create,
    operations.select,
    operations.revoke,
    operations.remove,
    operations.listFlows,
    operations.getFlow,
    operations.signatureFile,
  ],
)
