import { readFileSync } from 'node:fs'
import { suites } from '../../contracts/ksef/suites.ts'
import type { Evidence } from '../../contracts/suite.ts'
import { sharedFile } from '../shared.ts'
import { type Elsewhere, shownElsewhere } from './shown-elsewhere.ts'

/** One behaviour of KSeF with its source, from ../shared. */
export interface Fact {
  readonly id: string
  readonly area: string
  readonly operation: string | null
  readonly given: string
  readonly when: string
  readonly then: string
  readonly source: string
  readonly evidence: FactEvidence
}

type FactEvidence = 'openapi' | 'docs' | 'e2e-test' | 'client-code' | 'thread' | 'reported' | Evidence

/** A fact as evidence of a case. */
export const evidenceOf = ({ evidence }: Fact): Evidence =>
  (
    ({
      openapi: 'documented',
      docs: 'documented',
      'e2e-test': 'described',
      'client-code': 'described',
      thread: 'described',
      reported: 'described',
      // A literal of a client's test: somebody's report, as long as no exchange is in fixtures/recordings.
      recorded: 'described',
      described: 'described',
      documented: 'documented',
      assumed: 'assumed',
    }) as const
  )[evidence]

const files = ['behaviour', 'behaviour-new', 'behaviour-unbuilt'].map(name => sharedFile(`spec/${name}.json`))

/** Every fact; undefined where ../shared is not there (a user's checkout). */
export const facts: readonly Fact[] | undefined = files.includes(undefined)
  ? undefined
  : files.flatMap(file => JSON.parse(readFileSync(file!, 'utf8')) as Fact[])

const bySuites = new Map(
  suites.flatMap(({ cases }) => cases.flatMap(({ title, source }) => [source].flat().map(id => [id, title] as const))),
)

/**
 * What the drift test compares (test/drift/facts.ts), in the words that behaviour.json has for it: given, when, then. Its
 * tables of statuses are not among them: that a row is in both documents does not show that anything ends in it.
 */
const compared: readonly RegExp[] = [
  // Status code and members of an answer, with types, bounds, formats, patterns, enums.
  /\| the operation succeeds \| HTTP 20\d; (no response body|application\/json )/,
  // The same of a request, of a shared schema, of a parameter.
  /\| the body is validated \| Body contract/,
  /^a value of schema \w+ \| it is validated \|/,
  /^query parameter \w+ \| it is supplied \| optional/,
  /^wire enum \w+ \|/,
  // A row of a table of errors, or that there is none.
  /\| the request is rejected \| HTTP 400, exceptionCode \d+, exceptionDescription "/,
  /\| the 400 response of the operation is consulted \|/,
  /^rate-limit group \w+ \|/,
]

const isCompared = ({ evidence, given, when, then }: Fact): boolean =>
  evidence === 'openapi' && compared.some(form => form.test([given, when, then].join(' | ')))

export type Shown = Elsewhere | { readonly suiteCase: string } | { readonly drift: true } | undefined

/** What shows a fact, or why nothing shows it; undefined: it is open. */
export const shown = (fact: Fact): Shown => {
  const title = bySuites.get(fact.id)
  if (title !== undefined) return { suiteCase: title }
  if (fact.id in shownElsewhere) return shownElsewhere[fact.id]
  return isCompared(fact) ? { drift: true } : undefined
}
