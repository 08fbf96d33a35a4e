import { all } from '../store/each.ts'
import type { KsefTokenRecord } from './records.ts'
import { acubeTables, type ReadableAcubeStore } from './tables.ts'

type Tokens = Pick<ReadableAcubeStore, 'tokens'>

/** The KSeF tokens that A-Cube holds for an entity. */
export const tokensOf = ({ tokens }: Tokens, entity: string): Promise<readonly KsefTokenRecord[]> =>
  all(tokens, acubeTables.tokens, 'byEntity', entity)

const works = ({ selected, standing }: KsefTokenRecord): boolean => selected && standing === 'active'

/** The token that an entity works with, when it is good. */
export const selectedToken = async (store: Tokens, entity: string): Promise<KsefTokenRecord | undefined> =>
  (await tokensOf(store, entity)).find(works)

/** Whether it is still the token that its entity works with: it may be dropped or replaced at any time. */
export const isInUse = async ({ uuid }: KsefTokenRecord, { tokens }: Tokens): Promise<boolean> => {
  const token = await tokens.get(uuid)
  return token !== undefined && works(token)
}
