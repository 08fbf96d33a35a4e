import type { Command } from 'commander'
import type { TokenPermission } from '../../contracts/ksef/permission-names.ts'
import { UsageError } from './exits.ts'
import { print } from './print.ts'
import { run } from './run.ts'
import { addSignInOptions, type SignInOptions, signedIn } from './sign-in.ts'

interface TokenOptions extends SignInOptions {
  readonly name: string
  readonly role: readonly string[]
  readonly json?: true
}

const permissionsOf = async (roles: readonly string[]): Promise<TokenPermission[]> => {
  const { TokenPermission } = await import('../../contracts/ksef/permission-names.ts')
  return roles.map(role => {
    const { data } = TokenPermission.safeParse(role)
    if (!data) throw new UsageError(`error: ${role} is no role. The roles are: ${TokenPermission.options.join(', ')}`)
    return data
  })
}

/** In single quotes for a POSIX shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/** `token`: the whole way to a KSeF token, which it prints: the only time that anyone sees it. */
export const register = (program: Command): void => {
  const command = program.command('token').description('make a KSeF token: seal, sign-in, token; prints it once')
  addSignInOptions(command)
    .requiredOption('--name <text>', 'what the token is for, 5 to 256 characters')
    .requiredOption('--role <role...>', 'what it may do, e.g. InvoiceRead, InvoiceWrite; may be repeated')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nFor a shell:\n  eval "$(ksef-simulator token …)" && echo "$KSEF_TOKEN"')
    .action((options: TokenOptions) => run(command, () => makeToken(command, options), options.url))
}

const makeToken = async (command: Command, options: TokenOptions): Promise<void> => {
  const { generateToken } = await import('../../client/index.ts')
  const permissions = await permissionsOf(options.role)
  await signedIn(options, async session => {
    const { referenceNumber, token } = await generateToken(session, { description: options.name, permissions })
    if (options.json) return print(command, JSON.stringify({ referenceNumber, token }))
    print(command, `KSEF_TOKEN_REFERENCE=${quoted(referenceNumber)}`)
    print(command, `KSEF_TOKEN=${quoted(token)}`)
  })
}
