import { strict as assert } from 'node:assert'
import { type AcubeCase, acubeSuite, callerOf, logIn, problemOf, register, violationsOf } from './suite-target.ts'
import type { Webhook } from './webhooks.ts'
import * as operations from './webhooks.ts'

const webhookUrl = 'http://127.0.0.1:9/hook'

const cases: AcubeCase[] = [
  {
    title: 'a webhook of each type is made, shown, listed and replaced',
    evidence: 'documented',
    source: ['REF-WH', 'WH-TYPES'],
    async run(target) {
      const call = await callerOf(target)
      const { uuid: legalEntity, name } = await register(call)
      for (const webhookType of Object.keys(operations.webhookTypes)) {
        const made = await call<Webhook>('POST', '/webhooks', { legalEntity, webhookType, webhookUrl }, 201)
        operations.Webhook.strict().parse(made)
        assert.deepEqual(made, {
          uuid: made.uuid,
          legalEntityUUID: legalEntity,
          legalEntityName: name,
          webhookType,
          webhookUrl,
        })
        assert.deepEqual(await call('GET', `/webhooks/${made.uuid}`), made)
        const other = { legalEntity, webhookType: 'invoice-sync', webhookUrl: `${webhookUrl}/2` }
        const replaced = await call<Webhook>('PUT', `/webhooks/${made.uuid}`, other)
        assert.deepEqual(replaced, { ...made, webhookType: other.webhookType, webhookUrl: other.webhookUrl })
      }
      assert.ok((await call<Webhook[]>('GET', '/webhooks')).length >= 5)
    },
  },
  {
    title: 'there may be several of one type',
    evidence: 'documented',
    source: 'WH-TYPES',
    async run(target) {
      const call = await callerOf(target)
      const { uuid: legalEntity } = await register(call)
      const body = { legalEntity, webhookType: 'invoice-sender', webhookUrl }
      const [one, two] = [
        await call<Webhook>('POST', '/webhooks', body, 201),
        await call<Webhook>('POST', '/webhooks', body, 201),
      ]
      assert.notEqual(one.uuid, two.uuid)
    },
  },
  {
    title: 'a type of the first generation, an address that is none, and one outside this machine are violations',
    evidence: 'assumed',
    source: ['REF-WH', 'OURS'],
    async run(target) {
      const call = await callerOf(target)
      const { uuid: legalEntity } = await register(call)
      const right = { legalEntity, webhookType: 'invoice-sender', webhookUrl }
      const tried = async (changes: object) =>
        (
          await violationsOf(
            await target.request('POST', '/webhooks', { token: call.token, body: { ...right, ...changes } }),
          )
        )[0]
      assert.equal(
        await tried({ webhookType: 'legal-entity-invoice-sender' }),
        'webhookType: The value you selected is not a valid choice.',
      )
      for (const url of ['nowhere', 'ftp://127.0.0.1/', 'javascript:alert(1)'])
        assert.equal(await tried({ webhookUrl: url }), 'webhookUrl: This value is not a valid URL.')
      for (const url of ['https://erp.example/hook', 'http://169.254.169.254/latest', 'http://127.0.0.1.nip.io/'])
        assert.match((await tried({ webhookUrl: url }))!, /^webhookUrl: The host/)
      assert.match((await tried({ webhookUrl: 'http://user:secret@127.0.0.1/' }))!, /user name or a password/)
    },
  },
  {
    title: "an unknown legal entity, and another account's, have no webhooks; another account's webhook is not there",
    evidence: 'documented',
    source: 'REF-WH',
    async run(target) {
      const call = await callerOf(target)
      const { uuid: legalEntity } = await register(call)
      const body = { legalEntity, webhookType: 'invoice-sender', webhookUrl }
      const { uuid } = await call<Webhook>('POST', '/webhooks', body, 201)
      const token = await logIn(target, 1)
      for (const given of [body, { ...body, legalEntity: 'x' }])
        assert.deepEqual(await violationsOf(await target.request('POST', '/webhooks', { token, body: given })), [
          'legalEntity: Not Found',
        ])
      await problemOf(await target.request('GET', `/webhooks/${uuid}`, { token }), 404)
      await problemOf(await target.request('PUT', `/webhooks/${uuid}`, { token, body }), 404)
      await problemOf(await target.request('GET', '/webhooks/x', { token }), 404)
    },
  },
]

export const acubeWebhooksSuite = acubeSuite('A-Cube: webhooks', cases, [
  operations.list,
  operations.create,
  operations.get,
  operations.replace,
])
