import { Command, type CommanderError } from 'commander'
import { apiVersion } from '../../contracts/ksef/api-version.ts'
import about from '../../package.json' with { type: 'json' }
import { register as registerCa } from './ca.ts'
import { register as registerCertificate } from './certificate.ts'
import { register as registerContracts } from './contracts.ts'
import { register as registerControl } from './control.ts'
import { register as registerData } from './data.ts'
import { register as registerDemo } from './demo.ts'
import { register as registerExec } from './exec.ts'
import { register as registerGrant } from './grant.ts'
import { register as registerGrants } from './grants.ts'
import { register as registerInit } from './init.ts'
import { register as registerInvoice } from './invoice.ts'
import { register as registerLogin } from './login.ts'
import { register as registerNip } from './nip.ts'
import { register as registerSeal } from './seal.ts'
import { register as registerStart } from './start.ts'
import { register as registerToken } from './token.ts'
import { register as registerTokens } from './tokens.ts'

const commands: ReadonlyMap<string, (program: Command) => void> = new Map([
  ['start', registerStart],
  ['exec', registerExec],
  ['init', registerInit],
  ['token', registerToken],
  ['tokens', registerTokens],
  ['grant', registerGrant],
  ['grants', registerGrants],
  ['invoice', registerInvoice],
  ['certificate', registerCertificate],
  ['seal', registerSeal],
  ['ca', registerCa],
  ['nip', registerNip],
  ['login', registerLogin],
  ['control', registerControl],
  ['contracts', registerContracts],
  ['data', registerData],
  ['demo', registerDemo],
])

/**
 * Every command; only the one that is asked for, where that is known: the options of all others are a tenth of a start.
 * `ended` is told with what the reading of a command line ended.
 */
export const createProgram = (ended: (error: CommanderError) => never, asked = ''): Command => {
  const program = new Command('ksef-simulator')
    .description(
      `A local stand-in for the TEST environment of KSeF, Poland's national e-invoice system (API ${apiVersion}).`,
    )
    .version(about.version)
    .showHelpAfterError('(--help tells what there is)')
    // Every command that is registered below ends so, too.
    .exitOverride(ended)

  const wanted = commands.get(asked)
  for (const register of wanted === undefined ? commands.values() : [wanted]) register(program)
  return program
}
