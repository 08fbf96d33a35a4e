import { Command, type CommanderError } from 'commander'
import { apiVersion } from '../../contracts/ksef/api-version.ts'
import about from '../../package.json' with { type: 'json' }

const commands: ReadonlyMap<string, () => Promise<{ readonly register: (program: Command) => void }>> = new Map([
  ['start', () => import('./start.ts')],
  ['exec', () => import('./exec.ts')],
  ['init', () => import('./init.ts')],
  ['token', () => import('./token.ts')],
  ['tokens', () => import('./tokens.ts')],
  ['grant', () => import('./grant.ts')],
  ['grants', () => import('./grants.ts')],
  ['invoice', () => import('./invoice.ts')],
  ['certificate', () => import('./certificate.ts')],
  ['seal', () => import('./seal.ts')],
  ['ca', () => import('./ca.ts')],
  ['nip', () => import('./nip.ts')],
  ['login', () => import('./login.ts')],
  ['control', () => import('./control.ts')],
  ['contracts', () => import('./contracts.ts')],
  ['data', () => import('./data.ts')],
  ['demo', () => import('./demo.ts')],
])

/**
 * Every command; only the one that is asked for is loaded, where that is known: all others are a tenth of a start.
 * `ended` is told with what the reading of a command line ended.
 */
export const createProgram = async (ended: (error: CommanderError) => never, asked = ''): Promise<Command> => {
  const program = new Command('ksef-simulator')
    .description(
      `A local stand-in for the TEST environment of KSeF, Poland's national e-invoice system (API ${apiVersion}).`,
    )
    .version(about.version)
    .showHelpAfterError('(--help tells what there is)')
    // Every command that is registered below ends so, too.
    .exitOverride(ended)

  const wanted = commands.get(asked)
  const loaded = await Promise.all([...(wanted === undefined ? commands.values() : [wanted])].map(load => load()))
  for (const { register } of loaded) register(program)
  return program
}
