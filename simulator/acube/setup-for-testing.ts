import type { Client } from '../../client/index.ts'
import { generateToken, makeSeal, signInWithSeal } from '../../client/index.ts'
import { acubeTexts } from '../../contracts/acube/errors.ts'
import type { AcubeOperations } from '../../contracts/acube/operations.ts'
import { makeNip, makePesel } from '../../contracts/ksef/formats.ts'
import { newUuid } from '../ksef/random-text.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { why } from './explanations.ts'
import type { AcubeHandler, AcubeWriting } from './handler.ts'
import { problem } from './http/refusal.ts'
import { newEntity } from './new-entity.ts'
import type { KsefTokenRecord } from './records.ts'
import { activate } from './work/standing.ts'
import { isOfKsef, messageOf } from './work/trouble.ts'

type Setup = AcubeHandler<AcubeOperations['legalEntities']['setupForTesting']>

const year = 365 * 86_400_000
const description = 'A-Cube setup-for-testing'

interface Made {
  readonly jpgNip: string
  readonly jpgPesel: string
  readonly enforcementNip: string
}

/** Numbers of nobody: valid, and by chance. */
const madeUp = (runtime: Runtime): Made => {
  const chance = (): number => runtime.random(6).readUIntBE(0, 6) / 2 ** 48
  const below = (limit: number): number => Math.floor(chance() * limit)
  return {
    jpgNip: makeNip(chance),
    jpgPesel: makePesel(1950 + below(50), 1 + below(12), 1 + below(28), below(10_000)),
    enforcementNip: makeNip(chance),
  }
}

/** The sole trader and the enforcement authority with rights over him, in KSeF TEST, and a token of the former. */
const connect = async ({ jpgNip, jpgPesel, enforcementNip }: Made, ksef: Client, now: number): Promise<string> => {
  const { testdata } = ksef
  await testdata.createPerson({ body: { nip: jpgNip, pesel: jpgPesel, isBailiff: false, description } })
  await testdata.createSubject({
    body: { subjectNip: enforcementNip, subjectType: 'EnforcementAuthority', description },
  })
  await testdata.grantPermissions({
    body: {
      contextIdentifier: { type: 'Nip', value: jpgNip },
      authorizedIdentifier: { type: 'Nip', value: enforcementNip },
      permissions: (['InvoiceRead', 'InvoiceWrite'] as const).map(permissionType => ({ permissionType, description })),
    },
  })
  const identity = await makeSeal({
    nip: jpgNip,
    key: 'p256',
    validFrom: new Date(now - year),
    validTo: new Date(now + year),
  })
  const session = await signInWithSeal(ksef, { nip: jpgNip, identity })
  const { token } = await generateToken(session, { description, permissions: ['InvoiceRead', 'InvoiceWrite'] })
  return token
}

/** The legal entity that comes of it: active, its token selected. */
const register = async ({ jpgNip }: Made, text: string, { caller, store, runtime }: AcubeWriting): Promise<void> => {
  const details = {
    name: `Test ${jpgNip}`,
    nip: jpgNip,
    email: caller.username,
    addressLine1: 'ul. Testowa',
    addressLine2: '1',
    postcode: '00-001',
    city: 'Warszawa',
    countryIso2: 'PL',
  }
  const entity = newEntity(caller.username, details, runtime)
  const token: KsefTokenRecord = {
    uuid: newUuid(runtime),
    entity: entity.uuid,
    text,
    addedAt: runtime.now(),
    standing: 'unproved',
    selected: true,
    lacks: [],
  }
  await store.entities.put(entity)
  await store.tokens.put(token)
  await activate(token.uuid, store, runtime)
}

export const setupForTesting: Setup = {
  prepare: async (_input, { ksef, now, profile, runtime }) => {
    if (profile !== 'test') throw problem(404, acubeTexts.notInThisEnvironment, why('testOnly'))
    const made = madeUp(runtime)
    const token = await connect(made, ksef(), now).catch((error: unknown) => {
      if (!isOfKsef(error)) throw error
      throw problem(503, acubeTexts.ksefUnreachable, why('ksefDidNot', { message: messageOf(error) }))
    })
    return async work => {
      await register(made, token, work)
      return { body: made }
    }
  },
}
