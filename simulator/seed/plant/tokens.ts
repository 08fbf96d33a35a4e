import type { SubjectIdentifier } from '../../../contracts/ksef/identifiers.ts'
import { subjectAtHand } from '../../ksef/auth/sign-in-at-hand.ts'
import { keepToken } from '../../ksef/tokens/keep-token.ts'
import type { WorldPlan } from '../plan.ts'
import { readToken } from '../read-token.ts'
import type { PlantedWorld } from './plant.ts'

/** The owner of the NIP has made them, and they are active. */
export const plantTokens = ({ seed: { tokens = [] } }: WorldPlan, { tables, runtime }: PlantedWorld): Promise<void> =>
  tables.write(async store => {
    const now = runtime.now()
    for (const { token, description, permissions } of tokens) {
      const { referenceNumber, nip, secret } = readToken(token)!
      const owner = { type: 'Nip', value: nip } as const satisfies SubjectIdentifier
      const about = {
        author: subjectAtHand(owner),
        context: owner,
        description,
        permissions: [...new Set(permissions)],
      }
      await keepToken({ referenceNumber, secret, ...about, settlesAt: now }, now, store)
    }
  })
