import type { AcubeAccount } from './accounts.ts'
import type { Traffic } from './traffic.ts'

/** What a user of the simulator may say about the A-Cube look-alike. */
export interface AcubeSettings {
  /** Another KSeF for it to work with (`http://127.0.0.1:4010`). Default: the simulator it belongs to. */
  readonly ksefUrl?: string
  /** Who may sign in. Default: see accounts.ts. */
  readonly accounts?: readonly AcubeAccount[]
  /** Who watches its calls to KSeF. Default: the demo page alone. */
  readonly traffic?: Traffic
  /** Hosts beside this machine that notifications may be sent to. */
  readonly webhookHosts?: readonly string[]
}
