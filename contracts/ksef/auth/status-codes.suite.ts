import { strict as assert } from 'node:assert'
import { suite } from '../../suite.ts'
import {
  freshNip,
  freshPesel,
  nipContext,
  outcomeOf,
  personOf,
  sealOf,
  signInOwner,
  startWithSeal,
  statusOf,
} from '../suite-preparation.ts'
import { status } from './status.ts'

/** How sign-ins end that do not end well; those of tokens stand in ksef-token-statuses.suite.ts. */
export const statusCodesSuite = suite(status, [
  {
    title: 'work under way is 100',
    evidence: 'documented',
    source: ['auth-status-004', 'auth-status-035', 'auth-status-timing-token-2026-10'],
    needs: ['delays'],
    async run(target) {
      const nip = freshNip()
      const started = await startWithSeal(target, await sealOf(target, nip), nipContext(nip))
      const seen = await statusOf(target, started)
      assert.deepEqual(seen.status, { code: 100, description: 'Uwierzytelnianie w toku' })
    },
  },
  {
    title: 'a revoked session: 425',
    evidence: 'documented',
    source: 'auth-status-007',
    async run(target) {
      const { authenticationToken, referenceNumber, call } = await signInOwner(target)
      await call.authSessions.revokeCurrent()
      const seen = await target.as({ authenticationToken }).auth.status({ params: { referenceNumber } })
      assert.deepEqual(seen.status, {
        code: 425,
        description: 'Uwierzytelnienie unieważnione',
        details: ['Uwierzytelnienie i powiązane refresh tokeny zostały unieważnione przez użytkownika'],
      })
    },
  },
  {
    title: 'a deceased person: 470',
    evidence: 'documented',
    source: ['auth-status-028', 'testdata-040'],
    async run(target) {
      const [nip, pesel] = [freshNip(), freshPesel()]
      await target.call.testdata.createPerson({
        body: { nip, pesel, isBailiff: false, isDeceased: true, description: 'Late trader' },
      })
      const identity = await personOf(target, `PNOPL-${pesel}`)
      const { status: seen } = await target.settle(
        async () => outcomeOf(target, await startWithSeal(target, identity, nipContext(nip))),
        ({ status: { code } }) => code !== 415,
      )
      assert.deepEqual(seen, {
        code: 470,
        description: 'Uwierzytelnianie zakończone niepowodzeniem',
        details: ['Próba wykorzystania metod autoryzacyjnych osoby zmarłej'],
      })
    },
  },
  {
    title: 'a blocked context: 480 for a seal, too',
    evidence: 'documented',
    source: ['auth-status-029', 'auth-status-020'],
    async run(target) {
      const nip = freshNip()
      await target.call.testdata.blockContext({ body: { contextIdentifier: nipContext(nip) } })
      const { status: seen } = await target.settle(
        async () => outcomeOf(target, await startWithSeal(target, await sealOf(target, nip), nipContext(nip))),
        ({ status: { code } }) => code !== 200,
      )
      assert.equal(seen.code, 480)
    },
  },
])
