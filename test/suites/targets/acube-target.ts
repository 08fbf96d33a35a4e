import type { AcubeTarget } from '../../../contracts/acube/suite-target.ts'
import { defaultAccounts } from '../../../simulator/acube/accounts.ts'
import { connected } from '../../../simulator/commands/contracts/connected.ts'

/** A-Cube beside its KSeF, reached as KSeF is. */
export const acubeTargetOf = (
  ksef: AcubeTarget['ksef'],
  origin: string,
  send: (request: Request) => Promise<Response>,
): AcubeTarget => {
  const acube = connected({ baseUrl: `${origin}/acube`, send, wait: async () => {} })
  return { ksef, request: acube.request, accounts: [defaultAccounts[0]!, defaultAccounts[1]!] }
}
