import { tokenText } from '../../contracts/ksef/token-text.ts'
import type { Plan } from './plan.ts'
import type { ReadWorldSeed, Seed } from './shape.ts'

/** Where nobody says otherwise `start` begins with one company and one token, the same ones for ever: public knowledge. */

const nip = '5265877635'

export const wellKnownToken = tokenText(
  '20260201-EC-2932E00000-0123456789-F9',
  { type: 'Nip', value: nip },
  '0123456789abcdef'.repeat(4),
)

export const wellKnownSeed: ReadWorldSeed & Seed = {
  companies: [{ nip, name: 'Firma Testowa sp. z o.o.', address: 'ul. Testowa 1, 00-001 Warszawa' }],
  tokens: [
    {
      token: wellKnownToken,
      permissions: ['InvoiceRead', 'InvoiceWrite', 'CredentialsRead', 'CredentialsManage', 'Introspection'],
      description: 'The token that everybody knows',
    },
  ],
}

/** For a start: nothing has to be read. */
export const wellKnownPlan: Plan = () => ({ place: [], seed: wellKnownSeed, files: new Map() })
