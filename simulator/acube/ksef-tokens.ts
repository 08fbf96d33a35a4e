import { acubeTexts } from '../../contracts/acube/errors.ts'
import { type KsefToken, ksef1TokenPattern, ksef2TokenPattern } from '../../contracts/acube/ksef-tokens.ts'
import type { AcubeInput } from '../../contracts/acube/operation.ts'
import type { AcubeOperations } from '../../contracts/acube/operations.ts'
import { newUuid } from '../ksef/random-text.ts'
import { why } from './explanations.ts'
import type { AcubeHandler, AcubeSituation, AcubeWriting } from './handler.ts'
import { tokensOf } from './held-tokens.ts'
import { problem, violatedBy, violatedSaying } from './http/refusal.ts'
import { entityOf } from './own.ts'
import type { EntityRecord, KsefTokenRecord } from './records.ts'
import type { AcubeStore } from './tables.ts'
import { type SignIn, signInWith } from './work/sign-in.ts'
import { activate, setStatus } from './work/standing.ts'
import { isOfKsef, isRefusal, messageOf } from './work/trouble.ts'

type KsefTokens = AcubeOperations['ksefTokens']

const show = ({ uuid, text, standing, selected }: KsefTokenRecord): KsefToken => ({
  uuid,
  authorizationToken: text,
  isActive: standing === 'active',
  isSelected: selected,
})

const refuseForm = (text: string, { details: { nip } }: EntityRecord): void => {
  const [, ofNip] = ksef2TokenPattern.exec(text) ?? []
  if (ksef1TokenPattern.test(text)) throw violatedSaying('authorizationToken', why('tokenOfKsef1'))
  if (ofNip === undefined) throw violatedSaying('authorizationToken', why('tokenForm'))
  if (ofNip !== nip) throw violatedSaying('authorizationToken', why('tokenOfAnother', { nip }))
}

/** Selects one of the entity's tokens in place of the others. */
const selectOnly = async (token: KsefTokenRecord, store: AcubeStore): Promise<KsefTokenRecord> => {
  for (const other of await tokensOf(store, token.entity))
    if (other.selected && other.uuid !== token.uuid) await store.tokens.put({ ...other, selected: false })
  const selected = { ...token, selected: true }
  await store.tokens.put(selected)
  return selected
}

/** A log-in with the token, as far as it goes now. */
const prove = async (text: string, situation: AcubeSituation): Promise<SignIn | 'later'> => {
  try {
    return await signInWith(situation.ksef(), text)
  } catch (error) {
    if (isRefusal(error)) throw violatedSaying('authorizationToken', why('tokenRefused', { status: error.message }))
    if (!isOfKsef(error)) throw error
    situation.explain(why('proofLater', { message: messageOf(error) }))
    return 'later'
  }
}

export const create: AcubeHandler<KsefTokens['create']> = {
  prepare: async ({ params, body }, situation) => {
    const { caller, tables } = situation
    const entity = await tables.read(store => entityOf(caller, store, params.legalEntity))
    const text = body.authorizationToken.trim()
    refuseForm(text, entity)
    const proof = await prove(text, situation)
    if (typeof proof === 'object' && 'refused' in proof)
      throw violatedSaying('authorizationToken', why('tokenRefused', { status: proof.refused }))
    return async ({ store, now, runtime }) => {
      if ((await tokensOf(store, entity.uuid)).some(it => it.text === text && it.standing !== 'refused'))
        throw violatedSaying('authorizationToken', why('tokenAlreadyHeld'))
      const underWay = typeof proof === 'object' && 'underWay' in proof ? proof.underWay : undefined
      const token: KsefTokenRecord = {
        uuid: newUuid(runtime),
        entity: entity.uuid,
        text,
        addedAt: now,
        standing: 'unproved',
        selected: false,
        lacks: [],
        signIn: underWay,
      }
      await store.tokens.put(token)
      if (body.autoSelect) await selectOnly(token, store)
      if (typeof proof === 'object' && 'session' in proof) await activate(token.uuid, store, runtime)
      return { body: show((await store.tokens.get(token.uuid))!) }
    }
  },
}

export const select: AcubeHandler<KsefTokens['select']> = async ({ params, body }, { caller, store }) => {
  const entity = await entityOf(caller, store, params.legalEntity)
  const token = await store.tokens.get(body.uuid)
  if (token?.entity !== entity.uuid)
    throw violatedBy('uuid', acubeTexts.tokenUnknown, why('unknownToken', { message: why('tokenUnknown') }))
  if (token.standing === 'refused') throw violatedSaying('uuid', why('tokenNotProved'))
  // One that was good once, on an entity that has been blocked since, has to prove good again.
  const standing = entity.status === 'active' ? token.standing : 'unproved'
  // What KSeF did not allow it may be allowed by now.
  return { body: show(await selectOnly({ ...token, standing, lacks: [] }, store)) }
}

/** Drops A-Cube's copy; KSeF is not told. */
const drop = async (
  { params, body }: Pick<AcubeInput<KsefTokens['revoke']>, 'params' | 'body'>,
  { caller, store, runtime, explain }: AcubeWriting,
): Promise<undefined> => {
  const entity = await entityOf(caller, store, params.legalEntity)
  const token = await store.tokens.get(body.uuid)
  if (token?.entity !== entity.uuid) throw problem(404, acubeTexts.notFound, why('tokenUnknown'))
  await store.tokens.delete(token.uuid)
  const left = await tokensOf(store, entity.uuid)
  if (entity.status === 'active' && !left.some(({ standing }) => standing === 'active'))
    await setStatus(entity.uuid, 'pending', store, runtime)
  explain(why('revokedHereOnly'))
  return undefined
}
export const revoke: AcubeHandler<KsefTokens['revoke']> = drop
export const remove: AcubeHandler<KsefTokens['remove']> = drop
