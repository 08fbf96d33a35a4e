import { identifierTypes, type Signer } from '../identifier-types.ts'
import type { Say } from '../texts.ts'

/** "Stamp with NIP 1234563218" */
export const SignerName = ({ say, signer: { type, value } }: { say: Say; signer: Signer }) => (
  <>
    {say(identifierTypes[type].label)} <span class="mono">{value}</span>
  </>
)
