import { readToken } from './read-token.ts'
import type { SeedPath } from './seed-fault.ts'
import type { ReadWorldSeed } from './shape.ts'

/** What members of a seed say of each other. */

/** Something that is right by itself and goes with nothing else there. */
interface Misfit {
  readonly path: SeedPath
  readonly message: string
}

type Rule = (seed: ReadWorldSeed) => readonly Misfit[]

const eachOf = <T>(
  name: string,
  items: readonly T[] | undefined,
  misfits: (item: T) => readonly (readonly [path: SeedPath, message: string] | undefined | false)[],
): readonly Misfit[] =>
  (items ?? []).flatMap((item, place) =>
    misfits(item).flatMap(found => (found ? [{ path: [name, place, ...found[0]], message: found[1] }] : [])),
  )

/** Those that have a context of their own. */
const nipsOf = ({ companies = [], persons = [] }: ReadWorldSeed): ReadonlySet<string | undefined> =>
  new Set([...companies.flatMap(({ nip, subunits = [] }) => [nip, ...subunits]), ...persons.map(({ nip }) => nip)])

const unknown = (nip: string): string => `no company of this seed has the NIP ${nip}`

/** The second of two that are alike. */
const twice = (name: string, member: string, values: readonly (string | undefined)[]): readonly Misfit[] =>
  values.flatMap((value, place) =>
    value !== undefined && values.indexOf(value) < place
      ? [{ path: [name, place, member], message: `${value} is there twice` }]
      : [],
  )

const companies: Rule = seed => [
  ...twice(
    'companies',
    'nip',
    (seed.companies ?? []).map(({ nip }) => nip),
  ),
  ...eachOf('companies', seed.companies, ({ role, subunits }) => [
    subunits !== undefined &&
      role !== 'VatGroup' &&
      role !== 'JST' && [['subunits'], 'only a company with the role VatGroup or JST has subunits'],
  ]),
  ...twice(
    'persons',
    'pesel',
    (seed.persons ?? []).map(({ pesel }) => pesel),
  ),
  ...eachOf('persons', seed.persons, ({ nip, bailiff, deceased }) => [
    nip === undefined &&
      (bailiff === true || deceased === true) && [[], 'a person who is bailiff or deceased needs a nip'],
  ]),
]

const grants: Rule = seed => {
  const nips = nipsOf(seed)
  const pesels = new Set(seed.persons?.map(({ pesel }) => pesel))
  return eachOf('grants', seed.grants, ({ in: nip, to }) => {
    const given = Object.entries(to).filter(([, value]) => value !== undefined)
    return [
      !nips.has(nip) && [['in'], unknown(nip)],
      given.length !== 1 && [['to'], 'it is granted to one: nip, pesel or fingerprint'],
      to.nip !== undefined && !nips.has(to.nip) && [['to', 'nip'], `it is granted to nobody: ${unknown(to.nip)}`],
      to.pesel !== undefined &&
        !pesels.has(to.pesel) && [
          ['to', 'pesel'],
          `it is granted to nobody: no person of this seed has the PESEL ${to.pesel}`,
        ],
    ]
  })
}

const tokens: Rule = seed => {
  const nips = nipsOf(seed)
  const read = (seed.tokens ?? []).map(({ token }) => readToken(token))
  return [
    ...twice(
      'tokens',
      'token',
      read.map(token => token?.referenceNumber),
    ),
    ...read.flatMap((token, place) =>
      token !== undefined && !nips.has(token.nip)
        ? [{ path: ['tokens', place, 'token'], message: unknown(token.nip) }]
        : [],
    ),
  ]
}

/** Those that are made count one by one: each costs some milliseconds. */
const mostInvoices = 10_000

const invoices: Rule = seed => {
  const nips = nipsOf(seed)
  const made = (seed.invoices ?? []).reduce((sum, { count = 1 }) => sum + count, 0)
  const tooMany =
    made > mostInvoices ? [{ path: ['invoices'], message: `there are ${made}, and at most ${mostInvoices}` }] : []
  const each = eachOf('invoices', seed.invoices, ({ in: nip, file, form, buyer, count, net }) => [
    !nips.has(nip) && [['in'], unknown(nip)],
    (file === undefined) === (buyer === undefined) && [[], 'an invoice has a file, or it is made and has a buyer'],
    file !== undefined &&
      (count !== undefined || net !== undefined) && [[], 'count and net go with buyer, not with a file'],
    file === undefined && form !== undefined && [['form'], 'form goes with a file: what is made is FA (3)'],
  ])
  return [...tooMany, ...each]
}

const outages: Rule = ({ outages }) =>
  eachOf('outages', outages, ({ kind, from, to }) => [
    kind === 'MAINTENANCE' && to === undefined && [[], 'a maintenance needs `to`'],
    from !== undefined && to !== undefined && to <= from && [['to'], 'it does not lie behind `from`'],
  ])

const rules: readonly Rule[] = [companies, grants, tokens, invoices, outages]

/** Runs once every member is right by itself. */
export const check = (context: { readonly value: ReadWorldSeed; readonly issues: unknown[] }): void => {
  for (const rule of rules)
    for (const { path, message } of rule(context.value))
      context.issues.push({ code: 'custom', message, input: context.value, path: [...path] })
}
