import { strict as assert } from 'node:assert'
import { type Case, suite } from '../../suite.ts'
import { refused } from '../../suite-answers.ts'
import { byNip, carriedOut, description, toFirm, unitOf } from '../suite-permissions.ts'
import { freshNip, type Session, signInDelegate, signInOwner } from '../suite-preparation.ts'
import { queryEntities } from './query-entities.ts'

const listed = async ({ call }: Session, grantor?: string) =>
  (
    await call.permissions.queryEntities({
      body: { contextIdentifier: grantor === undefined ? undefined : byNip(grantor) },
    })
  ).permissions

const cases: Case[] = [
  {
    title: 'nothing received: empty, whatever the firm may do itself',
    evidence: 'described',
    source: ['permissions-entities-list-own-seal-empty', 'permissions-query-104', 'permissions-query-n03'],
    async run(target) {
      assert.deepEqual(await listed(await signInOwner(target)), [])
    },
  },
  {
    title: 'what two firms granted, each by its NIP, without author and subject',
    evidence: 'documented',
    source: ['permissions-query-069', 'permissions-query-090'],
    async run(target) {
      const office = await signInOwner(target)
      const clients = [await signInOwner(target), await signInOwner(target)]
      for (const client of clients) {
        const body = toFirm(office.context.value, ['InvoiceRead'], true)
        await carriedOut(target, client, client.call.permissions.grantToEntity({ body }))
      }
      assert.equal((await listed(office)).length, 2)
      const grantor = clients[0]!.context.value
      const [row = assert.fail(), ...more] = await listed(office, grantor)
      assert.equal(more.length, 0)
      const { id: _id, startDate: _startDate, ...shown } = row
      assert.deepEqual(shown, {
        contextIdentifier: byNip(grantor),
        permissionScope: 'InvoiceRead',
        description,
        canDelegate: true,
      })
      assert.deepEqual(await listed(office, office.context.value), [])
    },
  },
  {
    title: 'the grantor receives nothing by granting',
    evidence: 'documented',
    source: 'permissions-query-069',
    async run(target) {
      const client = await signInOwner(target)
      const body = toFirm(freshNip(), ['InvoiceRead'])
      await carriedOut(target, client, client.call.permissions.grantToEntity({ body }))
      assert.deepEqual(await listed(client), [])
    },
  },
  {
    title: 'a grantor of another form is refused; a unit is asked for without a fault',
    evidence: 'documented',
    source: ['permissions-query-090', 'permissions-query-022'],
    async run(target) {
      const office = await signInOwner(target)
      await refused(listed(office, '0000000000'), 'validationFailed')
      const contextIdentifier = unitOf(office.context.value)
      const { permissions } = await office.call.permissions.queryEntities({ body: { contextIdentifier } })
      assert.deepEqual(permissions, [])
    },
  },
  {
    title: 'SubunitManage does not suffice: 403',
    evidence: 'documented',
    source: 'permissions-query-024',
    async run(target) {
      await refused(listed(await signInDelegate(target, freshNip(), ['SubunitManage'])), 'missingPermissions')
    },
  },
]

export const queryEntitiesSuite = suite(queryEntities, cases)
