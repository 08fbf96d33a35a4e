import { strict as assert } from 'node:assert'
import type { OperationShape } from '../operation.ts'
import { suite, type Target } from '../suite.ts'
import { jsonOf } from '../suite-answers.ts'
import { grantToEntity } from './permissions/grant-to-entity.ts'
import { freshNip, type Session, signInDelegate } from './suite-preparation.ts'

const operationsOf = ({ contract }: Target): readonly OperationShape[] =>
  contract.operations.map(({ operation }) => operation)

/** Calls it with a reference number that nobody has wherever its path wants a value. */
const ask = ({ request }: Target, { method, path }: OperationShape, token?: string): Promise<Response> => {
  const filled = path.replace(/\{\w+\}/g, '20260101-SO-0000000000-0000000000-00')
  return request(method, filled, { token, ...(method === 'GET' || method === 'DELETE' ? {} : { body: {} }) })
}

interface Forbidden {
  readonly reasonCode: string
  readonly security: {
    readonly requiredAnyOfPermissions: readonly string[]
    readonly presentPermissions: readonly string[]
  }
}

const forbidden = async (target: Target, operation: OperationShape, { accessToken }: Session): Promise<Forbidden> => {
  const response = await ask(target, operation, accessToken)
  assert.equal(response.status, 403, `${operation.method} ${operation.path}`)
  return jsonOf<Forbidden>(response, 'application/problem+json')
}

const grant: OperationShape = grantToEntity

/** Who may call is asked before anything else, of every operation of KSeF. */
export const accessSuite = suite('Who may call', [
  {
    title: 'every operation that takes a bearer refuses without one: 401',
    evidence: 'documented',
    source: 'errors-012',
    async run(target) {
      for (const operation of operationsOf(target).filter(({ bearer }) => bearer.length > 0)) {
        const response = await ask(target, operation)
        assert.equal(response.status, 401, `${operation.method} ${operation.path}`)
      }
    },
  },
  {
    title: 'granting permissions with a bearer that is none: 401',
    evidence: 'described',
    source: 'errors-025',
    async run(target) {
      assert.equal((await ask(target, grant, 'invalidToken')).status, 401)
    },
  },
  {
    title: 'granting permissions without CredentialsManage: 403, with what would be needed and what is there',
    evidence: 'described',
    source: 'errors-024',
    async run(target) {
      const delegate = await signInDelegate(target, freshNip(), ['InvoiceRead', 'InvoiceWrite'])
      const { reasonCode, security } = await forbidden(target, grant, delegate)
      assert.equal(reasonCode, 'missing-permissions')
      assert.deepEqual(security.requiredAnyOfPermissions, ['CredentialsManage'])
      assert.deepEqual([...security.presentPermissions].sort(), ['InvoiceRead', 'InvoiceWrite'])
    },
  },
  {
    title: 'every operation that asks for permissions refuses who has none of them: 403, naming them',
    evidence: 'documented',
    source: 'open-api.json, x-required-permissions',
    async run(target) {
      const nip = freshNip()
      const [reader, inspector] = [
        await signInDelegate(target, nip, ['InvoiceRead']),
        await signInDelegate(target, nip, ['Introspection']),
      ]
      for (const operation of operationsOf(target)) {
        const { permissions } = operation
        if (permissions === undefined) continue
        const { security } = await forbidden(
          target,
          operation,
          permissions.includes('Introspection') ? reader : inspector,
        )
        assert.deepEqual(security.requiredAnyOfPermissions, [...permissions], `${operation.method} ${operation.path}`)
      }
    },
  },
])
