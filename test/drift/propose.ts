import { existsSync } from 'node:fs'
import type { ApiVersion } from '../../contracts/ksef/api-version.ts'
import type { Contract } from '../../contracts/ksef/contract.ts'
import { deviations } from '../../contracts/ksef/deviations.ts'
import { type ErrorEntry, errors } from '../../contracts/ksef/errors.ts'
import { type OpenApiDocument, openApi } from '../../contracts/ksef/openapi.ts'
import type { OperationShape } from '../../contracts/operation.ts'
import { compare, type Difference } from './compare.ts'
import { acceptedBy, ofKind } from './explain.ts'
import { type Facts, factsOf } from './facts.ts'
import { numberOf, versionOf } from './official.ts'
import { zodText } from './zod-text.ts'

/** What must be declared for a newer document: lines to be pasted, each with its place. */
export interface Proposal {
  /** Method and path, or nothing for what is of no single operation. */
  readonly operation: string
  /** Where the line goes: `200`, `body.filters`, `errors`, or another file. */
  readonly place: string
  readonly line: string
}

/** A line that only a person can write. */
const byHand = (what: string): string => `// ${what}`

const at = (facts: Facts | undefined, path: readonly string[]): Facts =>
  path.reduce<Facts>((within, key) => (typeof within[key] === 'object' ? within[key] : {}), facts ?? {})

const isMember = (key: string): boolean => key.startsWith('.') || /^(query|header|path) /.test(key)
const nameOf = (key: string): string => {
  const name = key.replace(/^(\.|query |header |path )/, '')
  return /^[a-z]\w*$/i.test(name) ? name : `'${name}'`
}
/** `200 permissions[]`: what the member is one of. */
const placeOf = (way: readonly string[], member: string): string =>
  way
    .filter(key => key !== 'application/json')
    .join(' ')
    .replaceAll(' .', '.')
    .replaceAll(' []', '[]') || member.split(' ')[0]!

interface Versions {
  /** That of the document, as `2.10`. */
  readonly next: string
  readonly last: ApiVersion
}

/** A member that is new, gone, or another one than it was. */
const memberLine = (theirs: Facts, ours: Facts, path: readonly string[], { next, last }: Versions) => {
  const way = path.slice(0, path.findLastIndex(isMember) + 1)
  const member = way.at(-1)
  if (member === undefined) return undefined
  const [then, now] = [at(ours, way), at(theirs, way)]
  const place = placeOf(way.slice(0, -1), member)
  const name = nameOf(member)
  if (Object.keys(then).length === 0) return { place, line: `${name}: since('${next}', ${zodText(now)}),` }
  if (Object.keys(now).length === 0) return { place, line: byHand(`${name} is gone: mark how it was up to ${last}`) }
  return { place, line: `${name}: was(${zodText(now)}, { '${last}': ${zodText(then)} }),` }
}

const catalogue = Object.entries(errors) as [string, ErrorEntry][]

type Wording = readonly [text: string, detail?: string]

/** Texts and details of a code, from its facts. */
const wordings = (facts: Facts): Wording[] =>
  Object.entries(facts).flatMap(([text, told]): Wording[] => {
    const details = typeof told === 'object' ? Object.keys(told) : []
    return details.length === 0 ? [[text]] : details.map(detail => [text, detail])
  })

/** A code of a table: a name of the catalogue for the operation, or an entry of its own. */
const codeLines = (theirs: Facts, ours: Facts, path: readonly string[], { next, last }: Versions) => {
  const [status, , code = ''] = path
  const told = (facts: Facts) => wordings(at(facts, path.slice(0, 3)))
  const [now, then] = [told(theirs), told(ours)]
  const entry = ([text, detail]: Wording): string =>
    [`code: ${code}`, `text: '${text}'`, ...(detail ? [`detail: '${detail}'`] : [])].join(', ')
  if (then.length === 0)
    return now.map(wording => {
      const known = catalogue.find(([, { code: number, text }]) => String(number) === code && text === wording[0])
      return known
        ? { place: 'errors', line: `'${known[0]}',` }
        : {
            place: 'contracts/ksef/errors.ts',
            line: `code${code}: { since: '${next}', http: ${status}, ${entry(wording)} },`,
          }
    })
  if (now.length === 0) return [{ place: 'errors', line: byHand(`${code} is not told any more`) }]
  return [
    {
      place: 'contracts/ksef/errors.ts',
      line: `http: ${status}, ${entry(now[0]!)}, was: { '${last}': { ${entry(then[0]!)} } },`,
    },
  ]
}

const limitLines = (theirs: Facts, ours: Facts, { next, last }: Versions) => {
  const [{ group: now, ...limits }, { group: then, ...before }] = [at(theirs, ['limits']), at(ours, ['limits'])]
  const table = ({ perSecond, perMinute, perHour }: Facts) =>
    `{ perSecond: ${perSecond}, perMinute: ${perMinute}, perHour: ${perHour} }`
  if (now === then)
    return [
      { place: 'contracts/ksef/rate-limits.ts, rateGroups', line: `${now}: ${table(limits)},` },
      { place: 'contracts/ksef/rate-limits.ts, marks', line: `${now}: { was: { '${last}': ${table(before)} } },` },
    ]
  return [
    { place: 'limits', line: `limits: '${now}',` },
    { place: 'was', line: `was: { '${last}': { limits: '${then}' } },` },
    { place: 'contracts/ksef/rate-limits.ts, rateGroups', line: `${now}: ${table(limits)},` },
    { place: 'contracts/ksef/rate-limits.ts, marks', line: `${now}: { since: '${next}' },` },
  ]
}

const listOf = (facts: Facts): string =>
  `[${Object.keys(facts)
    .map(one => `'${one}'`)
    .join(', ')}]`

const whenAsked = (name: string, schema: string): string => `get ${name}() { return ${schema} },`

/** An operation as it would be declared. */
const operationLine = (name: string, facts: Facts, { next }: Versions): string => {
  const [method, path] = name.split(' ')
  const parameters = (kind: string) => {
    const own = Object.entries(facts).filter(([key]) => key.startsWith(`${kind} `)) as [string, Facts][]
    const members = own.map(([key, value]) => `${nameOf(key)}: ${zodText(value)}`)
    return members.length === 0
      ? []
      : [whenAsked({ path: 'params', query: 'query', header: 'headers' }[kind]!, `z.object({ ${members.join(', ')} })`)]
  }
  const success = [200, 201, 202, 204].find(status => String(status) in facts) ?? 200
  const [body, answer] = [at(facts, ['body', 'application/json']), at(facts, [String(success), 'application/json'])]
  const { 'one of them': _, ...permissions } = at(facts, ['permissions'])
  const codes = Object.entries(at(facts, ['400', 'codes'])) as [string, Facts][]
  const known = codes.flatMap(([code, told]) =>
    wordings(told).map(
      ([text]) => catalogue.find(([, one]) => String(one.code) === code && one.text === text)?.[0] ?? `code${code}`,
    ),
  )
  return [
    'operation({',
    ...[
      `since: '${next}',`,
      `method: '${method}',`,
      `path: '${path}',`,
      "summary: '…',",
      `bearer: [${Object.keys(at(facts, ['security'])).length === 0 ? '' : "'accessToken'"}],`,
      ...(Object.keys(permissions).length === 0 ? [] : [`permissions: ${listOf(permissions)},`]),
      `limits: '${at(facts, ['limits']).group ?? 'public'}',`,
      ...['path', 'query', 'header'].flatMap(parameters),
      ...(Object.keys(body).length === 0 ? [] : [whenAsked('body', zodText({ ...body, required: true }))]),
      `success: { status: ${success}${Object.keys(answer).length === 0 ? '' : `, ${whenAsked('body', zodText({ ...answer, required: true }))}`} },`,
      `errors: [${[...new Set(known)].map(one => `'${one}'`).join(', ')}],`,
    ].map(line => `  ${line}`),
    '})',
  ].join('\n')
}

const linesFor = (
  { id, path, operation }: Difference,
  theirs: Facts | undefined,
  ours: Facts | undefined,
  versions: Versions,
) => {
  if (ours === undefined) return [{ place: 'a file of its own', line: operationLine(operation, theirs!, versions) }]
  if (theirs === undefined) return [{ place: 'the operation', line: `until: '${versions.last}',` }]
  if (path[1] === 'codes' && path.length > 2) return codeLines(theirs, ours, path, versions)
  if (path[0] === 'limits') return limitLines(theirs, ours, versions)
  if (path[0] === 'permissions') {
    const held = (facts: Facts) => {
      const { 'one of them': _, ...names } = at(facts, ['permissions'])
      return listOf(names)
    }
    const line = `permissions: ${held(theirs)}, was: { '${versions.last}': { permissions: ${held(ours)} } },`
    return [{ place: 'the operation', line }]
  }
  return [memberLine(theirs, ours, path, versions) ?? { place: 'by hand', line: byHand(id) }]
}

/** What a newer document asks the newest contract for, operation by operation. */
export const proposalsFor = (
  theirs: OpenApiDocument,
  contract: Contract,
  ours = openApi(contract),
): readonly Proposal[] => {
  const accepted = ofKind(deviations, 'document', contract.api)
  const [left, right] = [factsOf(theirs), factsOf(ours)]
  const versions = { next: numberOf(theirs).split('.').slice(0, 2).join('.'), last: contract.api }
  const proposed = compare(theirs, ours)
    .filter(({ id }) => acceptedBy(id, accepted).length === 0)
    .flatMap(difference => {
      const { operation } = difference
      return linesFor(difference, left[operation], right[operation], versions).map(it => ({ operation, ...it }))
    })
  // Several differences of a member, or of a group, are one line.
  return [
    ...new Map(
      proposed.map(it => [it.place.endsWith('s') && it.place.includes('.ts') ? it.line : JSON.stringify(it), it]),
    ).values(),
  ]
}

const kebab = (name: string): string => name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)

/** The file that declares an operation, where its name says it. */
const fileOf = ({ operations }: Contract, wanted: string): string => {
  const isMeant = ({ method, path }: OperationShape) => `${method} ${path}` === wanted
  const found = operations.find(({ operation }) => isMeant(operation))
  const file = found && `contracts/ksef/${kebab(found.area)}/${kebab(found.name)}.ts`
  return file !== undefined && existsSync(file) ? `  (${file})` : ''
}

/** The same to be read: by operation, then by place. */
export const proposalLines = (theirs: OpenApiDocument, contract: Contract): readonly string[] => {
  const number = numberOf(theirs)
  const declared = versionOf(theirs)
  if (declared !== undefined) return [`${number} is declared, as ${declared}: without --propose it is compared.`]
  const next = number.split('.').slice(0, 2).join('.')
  const proposals = proposalsFor(theirs, contract)
  return [
    'contracts/ksef/api-version.ts',
    '  in apiVersions:',
    `    '${next}': '${number}',`,
    `  newestApi: '${next}'`,
    ...[...new Set(proposals.map(({ operation }) => operation))].flatMap(operation => {
      const own = proposals.filter(it => it.operation === operation)
      return [
        '',
        operation + fileOf(contract, operation),
        ...[...new Set(own.map(({ place }) => place))].flatMap(place => [
          `  in ${place}:`,
          ...own.filter(it => it.place === place).map(({ line }) => line.replace(/^/gm, '    ')),
        ]),
      ]
    }),
  ]
}
