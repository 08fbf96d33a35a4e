import type { Command } from 'commander'
import type { Session } from '../../client/index.ts'
import type { Token } from '../../contracts/ksef/tokens/token.ts'
import { print } from './print.ts'
import { run } from './run.ts'
import { addSignInOptions, type SignInOptions, signedIn } from './sign-in.ts'

interface ListOptions extends SignInOptions {
  readonly json?: true
}

const allTokens = async (session: Session): Promise<Token[]> => {
  const found: Token[] = []
  let next: string | null | undefined
  do {
    const headers = next ? { 'x-continuation-token': next } : undefined
    const page = await session.tokens.list({ query: { pageSize: 100 }, headers })
    found.push(...page.tokens)
    next = page.continuationToken
  } while (next)
  return found
}

const line = ({ referenceNumber, status, dateCreated, requestedPermissions, description }: Token): string =>
  [referenceNumber, status.padEnd(8), dateCreated.slice(0, 19), requestedPermissions.join(','), description].join('  ')

const list = (command: Command, options: ListOptions): Promise<void> =>
  signedIn(options, async session => {
    const tokens = await allTokens(session)
    if (options.json) return print(command, JSON.stringify(tokens))
    for (const token of tokens) print(command, line(token))
  })

const revoke = async (command: Command, referenceNumber: string, options: SignInOptions): Promise<void> => {
  const { revokeToken } = await import('../../client/index.ts')
  await signedIn(options, async session => {
    const { status } = await revokeToken(session, referenceNumber)
    print(command, `${referenceNumber}  ${status}`)
  })
}

/** `tokens list` and `tokens revoke`. */
export const register = (program: Command): void => {
  const tokens = program.command('tokens').description('see and revoke the KSeF tokens of an organisation')

  const listing = tokens.command('list').description('print a line for each token, newest first; never its secret')
  addSignInOptions(listing)
    .option('--json', 'print JSON')
    .action((options: ListOptions) => run(listing, () => list(listing, options), options.url))

  const revoking = tokens.command('revoke').description('revoke a token and wait until it is Revoked')
  addSignInOptions(revoking.argument('<reference>', 'reference number of the token')).action(
    (reference: string, options: SignInOptions) =>
      run(revoking, () => revoke(revoking, reference, options), options.url),
  )
}
