import { strict as assert } from 'node:assert'
import { claimsOf, headerOf } from '../suite-answers.ts'
import { login, me, signaturePublicKey } from './login.ts'
import { type AcubeCase, acubeSuite, firewallOf, logIn, problemOf } from './suite-target.ts'

const cases: AcubeCase[] = [
  {
    title: 'e-mail and password give a JWT: RS256, 24 hours, with the claims that A-Cube prints',
    evidence: 'documented',
    source: ['HOME', 'AUTH'],
    async run(target) {
      const token = await logIn(target)
      assert.equal(headerOf(token).alg, 'RS256')
      const { iat, exp, roles, username, uid, ...others } = claimsOf(token)
      assert.deepEqual(others, {})
      assert.equal(Number(exp) - Number(iat), 86_400)
      assert.deepEqual(roles, { 'pl.api.acubeapi.com': ['ROLE_WRITER'] })
      assert.equal(username, target.accounts[0].email)
      assert.equal(typeof uid, 'string')
    },
  },
  {
    title: 'a wrong password is refused, and so is an account that nobody has',
    evidence: 'assumed',
    source: 'STACK',
    async run({ request, accounts }) {
      for (const body of [
        { ...accounts[0], password: 'wrong' },
        { email: 'nobody@acube.example', password: accounts[0].password },
        { email: accounts[0].email, password: accounts[1].password },
      ])
        assert.deepEqual(await firewallOf(await request('POST', '/login', { body })), {
          code: 401,
          message: 'Invalid credentials.',
        })
    },
  },
  {
    title: 'without a password, or with one that is no text, there is nothing to judge: 400',
    evidence: 'assumed',
    source: 'STACK',
    async run({ request, accounts }) {
      await problemOf(await request('POST', '/login', { body: { email: accounts[0].email } }), 400)
      await problemOf(await request('POST', '/login', { body: { ...accounts[0], password: 1 } }), 400)
      const headers = { 'Content-Type': 'application/json' }
      assert.equal(await problemOf(await request('POST', '/login', { headers, body: '{' }), 400), 'Syntax error')
    },
  },
  {
    title: 'the JWT tells who is signed in',
    evidence: 'assumed',
    source: 'AUTH',
    async run(target) {
      const response = await target.request('GET', '/users/me', { token: await logIn(target, 1) })
      assert.equal(response.status, 200)
      assert.equal(((await response.json()) as { email: string }).email, target.accounts[1].email)
    },
  },
  {
    title: 'no bearer, and what is no JWT of A-Cube, are told apart',
    evidence: 'assumed',
    source: ['IT-LIVE', 'STACK'],
    async run(target) {
      const ask = async (headers: Record<string, string>) =>
        firewallOf(await target.request('GET', '/legal-entities', { headers }))
      const token = await logIn(target)
      const [head, , signature] = token.split('.')
      const claims = Buffer.from(JSON.stringify({ ...claimsOf(token), exp: 9_999_999_999 })).toString('base64url')
      assert.deepEqual(await ask({}), { code: 401, message: 'JWT Token not found' })
      assert.deepEqual(await ask({ Authorization: 'Basic dTpw' }), { code: 401, message: 'JWT Token not found' })
      for (const wrong of ['x', 'x.y.z', `${token}x`, `${head}.${claims}.${signature}`, `${head}.${claims}.`])
        assert.deepEqual(await ask({ Authorization: `Bearer ${wrong}` }), { code: 401, message: 'Invalid JWT Token' })
    },
  },
  {
    title: 'a JWT that its own public claims sign (alg none, HS256) is none',
    evidence: 'assumed',
    source: 'STACK',
    async run(target) {
      const [, claims] = (await logIn(target)).split('.')
      for (const alg of ['none', 'HS256']) {
        const head = Buffer.from(JSON.stringify({ alg, typ: 'JWT' })).toString('base64url')
        const response = await target.request('GET', '/users/me', { token: `${head}.${claims}.AAAA` })
        assert.deepEqual(await firewallOf(response), { code: 401, message: 'Invalid JWT Token' })
      }
    },
  },
  {
    title: 'after 24 hours it has expired',
    evidence: 'documented',
    source: ['AUTH', 'STACK'],
    needs: ['clock'],
    async run(target) {
      const token = await logIn(target)
      await target.ksef.advance(86_398_000)
      assert.equal((await target.request('GET', '/users/me', { token })).status, 200)
      await target.ksef.advance(2000)
      const response = await target.request('GET', '/users/me', { token })
      assert.deepEqual(await firewallOf(response), { code: 401, message: 'Expired JWT Token' })
    },
  },
  {
    title: 'the key of notifications is public, and stays the same',
    evidence: 'documented',
    source: 'SIG',
    async run({ request }) {
      const key = async () =>
        ((await (await request('GET', '/signature-public-key')).json()) as { public_key: string }).public_key
      assert.match(await key(), /^-----BEGIN PUBLIC KEY-----\n/)
      assert.equal(await key(), await key())
    },
  },
]

export const acubeLoginSuite = acubeSuite('A-Cube: signing in', cases, [login, me, signaturePublicKey])
