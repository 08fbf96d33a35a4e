import type { ControlCalls } from '../../contracts/control/calls.ts'
import { showInstant } from '../../contracts/control/formats.ts'
import { mostKeys } from '../../contracts/control/keys.ts'
import { PublicKeyUsage } from '../../contracts/ksef/public-keys/list.ts'
import { makeEncryptionKey } from '../ksef/keys/make-encryption-key.ts'
import { why } from './explanations.ts'
import type { ControlHandler, Steered } from './handler.ts'
import { NotDone } from './not-done.ts'

type Calls = ControlCalls['keys']

const shown = ({ keys, services: { runtime } }: Steered) => {
  const now = runtime.now()
  return keys.all(now).map(({ publicKeyId, usage, until }) => ({
    publicKeyId,
    usage,
    current: usage.some(one => keys.find(one, undefined, now)?.publicKeyId === publicKeyId),
    until: until === undefined ? undefined : showInstant(until),
  }))
}

export const list: ControlHandler<Calls['list']> = async (_input, steered) => shown(steered)

export const rotate: ControlHandler<Calls['rotate']> = async ({ body }, steered) => {
  const { runtime } = steered.services
  const made = []
  for (const usage of PublicKeyUsage.options)
    if ((body.usage ?? usage) === usage) made.push(await makeEncryptionKey(usage, runtime))
  const now = runtime.now()
  if (!(await steered.keys.rotate(made, now + body.oldValidFor, now)))
    throw new NotDone(409, why('tooManyKeys', { most: mostKeys }))
  return shown(steered)
}
