import type { Command } from 'commander'
import type { Session } from '../../client/index.ts'
import { print } from './print.ts'
import { run } from './run.ts'
import { addSignInOptions, type SignInOptions, signedIn } from './sign-in.ts'

interface ListOptions extends SignInOptions {
  readonly json?: true
}

/** What is told of a permission, of whichever list. */
interface Shown {
  readonly id: string
  readonly permissionState: string
  readonly startDate: string
  readonly scope: string
  readonly who: string
  readonly description: string
}

const everyPage = async <T>(
  page: (pageOffset: number) => Promise<{ readonly found: readonly T[]; readonly hasMore: boolean }>,
): Promise<T[]> => {
  const all: T[] = []
  for (let pageOffset = 0; ; pageOffset++) {
    const { found, hasMore } = await page(pageOffset)
    all.push(...found)
    if (!hasMore) return all
  }
}

const queryTypes = ['PermissionsInCurrentContext', 'PermissionsGrantedInCurrentContext'] as const

const personsOf = (session: Session, queryType: (typeof queryTypes)[number]): Promise<Shown[]> =>
  everyPage(async pageOffset => {
    const query = { pageOffset, pageSize: 100 }
    const { permissions, hasMore } = await session.permissions.queryPersons({ body: { queryType }, query })
    const found = permissions.map(({ id, permissionState, startDate, description, ...row }) => ({
      id,
      permissionState,
      startDate,
      scope: row.permissionScope,
      who: `${row.authorizedIdentifier.type}:${row.authorizedIdentifier.value}`,
      description,
    }))
    return { found, hasMore }
  })

const authorizationsOf = (session: Session): Promise<Shown[]> =>
  everyPage(async pageOffset => {
    const asked = { body: { queryType: 'Granted' as const }, query: { pageOffset, pageSize: 100 } }
    const { authorizationGrants, hasMore } = await session.permissions.queryAuthorizations(asked)
    const found = authorizationGrants.map(({ id, startDate, description, ...row }) => ({
      id,
      permissionState: 'Active',
      startDate,
      scope: row.authorizationScope,
      who: `${row.authorizedEntityIdentifier.type}:${row.authorizedEntityIdentifier.value}`,
      description,
    }))
    return { found, hasMore }
  })

/** Everything that the organisation granted, each once. */
const allGrants = async (session: Session): Promise<Shown[]> => {
  const lists = [...queryTypes.map(queryType => personsOf(session, queryType)), authorizationsOf(session)]
  const all = (await Promise.all(lists)).flat()
  return [...new Map(all.map(grant => [grant.id, grant])).values()]
}

const line = ({ id, permissionState, startDate, who, scope, description }: Shown): string =>
  [id, permissionState.padEnd(8), startDate.slice(0, 19), who, scope, description].join('  ')

const list = (command: Command, options: ListOptions): Promise<void> =>
  signedIn(options, async session => {
    const grants = await allGrants(session)
    if (options.json) return print(command, JSON.stringify(grants))
    for (const grant of grants) print(command, line(grant))
  })

const revoke = async (command: Command, permissionId: string, options: SignInOptions): Promise<void> => {
  const { revokeGrant } = await import('../../client/index.ts')
  await signedIn(options, async session => {
    const authorizations = await authorizationsOf(session)
    const authorization = authorizations.some(({ id }) => id === permissionId)
    await revokeGrant(session, { permissionId, authorization })
    print(command, `${permissionId}  revoked`)
  })
}

/** `grants list` and `grants revoke`. */
export const register = (program: Command): void => {
  const grants = program.command('grants').description('see and revoke what an organisation granted')

  const listing = grants.command('list').description('print a line for each permission that was granted')
  addSignInOptions(listing)
    .option('--json', 'print JSON')
    .action((options: ListOptions) => run(listing, () => list(listing, options), options.url))

  const revoking = grants.command('revoke').description('take a permission back and wait until it is gone')
  addSignInOptions(revoking.argument('<id>', 'identifier of the permission, from `grants list`')).action(
    (permissionId: string, options: SignInOptions) =>
      run(revoking, () => revoke(revoking, permissionId, options), options.url),
  )
}
