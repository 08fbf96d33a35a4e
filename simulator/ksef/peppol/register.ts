import { cut } from '../../../contracts/bounds.ts'
import type { Subject } from '../records.ts'
import type { Store } from '../tables.ts'

/** Characters of a provider's name. */
const longestName = 255

/**
 * A Peppol provider is registered by its first sign-in, under the organisation's name of its seal (peppol-014, -015); later ones
 * change nothing.
 */
export const registerProvider = async (
  { identifier, details }: Subject,
  registeredAt: number,
  { peppolProviders }: Store,
): Promise<void> => {
  if (identifier.type !== 'PeppolId' || (await peppolProviders.get(identifier.value)) !== undefined) return
  const name = details.organizationName ?? details.commonName ?? identifier.value
  await peppolProviders.put({ id: identifier.value, name: cut(name, longestName), registeredAt })
}
