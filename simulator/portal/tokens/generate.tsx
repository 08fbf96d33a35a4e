import { TokenPermission } from '../../../contracts/ksef/permission-names.ts'
import { putBounded } from '../bounded.ts'
import { describedBy, FieldErrors, hintId, Legend, TextField } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { RefusalNotice } from '../parts/notice.tsx'
import { complainsOf, complainsOnlyOf, type Refused, unlessRefused } from '../refusal.ts'
import { pathWith, redirectTo, show } from '../reply.tsx'
import type { Say } from '../texts.ts'
import type { SignedInPage, SignedInVisit } from '../visit.ts'
import { roleLabels } from './facts.tsx'

interface Typed {
  readonly name: string
  readonly roles: readonly string[]
}

const ROLES_NOT_OWNED = 26001
const keptTokens = 5

const roles = Object.keys(roleLabels) as TokenPermission[]

const notOwned = ({ details }: Refused, say: Say): string =>
  roles
    .filter(role => details.some(detail => detail.includes(role)))
    .map(role => say(roleLabels[role]))
    .join(', ')

const roleFaults = (refused: Refused | undefined, say: Say): readonly string[] => {
  if (refused?.code === ROLES_NOT_OWNED) return [say('tokenRolesNotOwned', { roles: notOwned(refused, say) })]
  return complainsOf(refused, 'permissions') ? [say('tokenRolesMissing')] : []
}

const view = (visit: SignedInVisit, { name, roles: chosen }: Typed, refused?: Refused) => {
  const { say, signedIn } = visit
  const nameErrors = complainsOf(refused, 'description') ? [say('tokenNameWrong', { count: name.length })] : []
  const roleErrors = roleFaults(refused, say)
  return show(
    visit,
    { title: say('generateTitle'), failed: refused !== undefined, status: refused === undefined ? 200 : 422 },
    <>
      {refused && (
        <RefusalNotice
          say={say}
          title={say('generateRefused')}
          refused={refused}
          isBeside={complainsOnlyOf(refused, ['description', 'permissions'])}
        />
      )}
      <h1>{say('generateTitle')}</h1>
      <p class="lead">{say('generateLead', { nip: signedIn.context.value })}</p>
      <Form visit={visit} action="/web/tokens/generate" marked>
        <TextField
          id="name"
          name="name"
          label={say('tokenName')}
          required
          hint={say('tokenNameHint')}
          errors={nameErrors}
          value={name}
          autofocus={refused === undefined || nameErrors.length > 0}
        />
        <fieldset
          aria-describedby={describedBy('roles', true, roleErrors)}
          data-invalid={roleErrors.length > 0 ? '' : undefined}
        >
          <Legend say={say} required>
            {say('tokenRoles')}
          </Legend>
          <p class="hint" id={hintId('roles')}>
            {say('tokenRolesHint')}
          </p>
          <FieldErrors id="roles" errors={roleErrors} />
          <div class="choices">
            {roles.map((role, index) => (
              <label class="choice">
                <input
                  type="checkbox"
                  name="role"
                  value={role}
                  checked={chosen.includes(role)}
                  autofocus={index === 0 && roleErrors.length > 0 && nameErrors.length === 0}
                />
                <span>
                  {say(roleLabels[role])} <code>({role})</code>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
        <div class="actions">
          <button type="submit">{say('generateToken')}</button>
        </div>
      </Form>
    </>,
  )
}

/** 7. Name and roles. */
export const generatePage: SignedInPage = visit => view(visit, { name: '', roles: [] })

/** KSeF judges name and roles. The token number waits in the session for the one page that shows it. */
export const generateTokenPage: SignedInPage = async visit => {
  const { form, session, signedIn } = visit
  const name = (form.get('name') ?? '').trim()
  const permissions = form.getAll('role').flatMap(role => TokenPermission.safeParse(role).data ?? [])
  const generate = async () => {
    const { referenceNumber, token } = await signedIn.ksef.tokens.generate({ body: { description: name, permissions } })
    putBounded(session.unseenTokens, referenceNumber, token, keptTokens)
    return redirectTo(visit, pathWith('/web/tokens/number', { token: referenceNumber }))
  }
  return unlessRefused(session, generate, refused => view(visit, { name, roles: permissions }, refused))
}
