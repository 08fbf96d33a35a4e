import { existsSync, readFileSync } from 'node:fs'
import { suites } from '../../contracts/suites.ts'
import { sharedPath } from '../shared.ts'
import { type Elsewhere, shownElsewhere } from './shown-elsewhere.ts'

/** One behaviour of KSeF with its source, from ../shared. */
export interface Fact {
  readonly id: string
  readonly area: string
  readonly operation: string | null
  readonly evidence: 'openapi' | 'docs' | 'e2e-test' | 'client-code'
}

/** The areas of behaviour.json whose operations are built. */
export const builtAreas: readonly string[] = [
  'challenge',
  'xades',
  'ksef-token',
  'auth-status',
  'redeem',
  'refresh',
  'auth-sessions',
  'jwt',
  'reference-numbers',
  'public-keys',
  'tokens',
  'testdata',
  'limits',
  'rate-limits',
  'errors',
  'sessions-online',
  'session-status',
  'upo',
  'invoices-query',
  'invoices-get',
  'ksef-number',
]

const file = sharedPath('spec/behaviour.json')

/** The facts of the built areas; undefined where ../shared is not there (a user's checkout). */
export const facts: readonly Fact[] | undefined = existsSync(file)
  ? (JSON.parse(readFileSync(file, 'utf8')) as Fact[]).filter(({ area }) => builtAreas.includes(area))
  : undefined

const bySuites = new Map(
  suites.flatMap(({ cases }) => cases.flatMap(({ title, source }) => [source].flat().map(id => [id, title] as const))),
)

export type Shown = Elsewhere | { readonly suiteCase: string } | { readonly drift: true } | undefined

/** What shows a fact, or why nothing does; undefined: it is open. */
export const shown = ({ id, evidence }: Fact): Shown => {
  const title = bySuites.get(id)
  if (title !== undefined) return { suiteCase: title }
  if (id in shownElsewhere) return shownElsewhere[id]
  // The drift test compares everything that the official document says of a declared operation.
  return evidence === 'openapi' ? { drift: true } : undefined
}
