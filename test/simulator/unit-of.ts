import type * as z from 'zod'
import { grant } from '../../client/flows/grant.ts'
import { signInWithSeal } from '../../client/flows/sign-in-with-seal.ts'
import type { Session } from '../../client/session.ts'
import type { PersonPermission } from '../../contracts/ksef/permission-names.ts'
import { sealOf } from './simulated.ts'

const description = 'A grant of a test'
const details = {
  subjectDetailsType: 'PersonByIdentifier' as const,
  personById: { firstName: 'Jan', lastName: 'Kowalski' },
}

/** Someone with these permissions in a unit of the owner's firm: the firm's own seal, as its administrator. */
export const signedInToUnit = async (
  owner: Session,
  nip: string,
  unit: string,
  permissions: readonly z.infer<typeof PersonPermission>[],
): Promise<Session> => {
  const subjectIdentifier = { type: 'Nip' as const, value: nip }
  const context = { type: 'InternalId' as const, value: unit }
  const common = { subjectIdentifier, description, subjectDetails: details }
  await grant(owner, 'grantToSubunit', { ...common, contextIdentifier: context, subunitName: 'A unit' })
  const signedIn = async () => signInWithSeal(owner, { context, identity: await sealOf(nip) })
  await grant(await signedIn(), 'grantToPerson', { ...common, permissions: [...permissions] })
  return signedIn()
}
