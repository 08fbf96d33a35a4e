import { existsSync, readFileSync } from 'node:fs'
import { isDeclared } from '../../contracts/operation.ts'
import { allOperations } from '../../contracts/operations.ts'
import { titleOf } from '../../contracts/suite.ts'
import { suites } from '../../contracts/suites.ts'
import { sharedPath } from '../shared.ts'
import { absentMembers, jwtsInPart, operationOf, shownOf, unusableRecords } from './import-rules.ts'
import type { Recording, Unusable } from './recording.ts'

/** A record of the research notes (threads.json). */
interface Thread extends Omit<Recording, 'area' | 'shown' | 'evidence' | 'operation'> {
  readonly area: string
  readonly operation: string
  readonly evidence: 'verbatim' | 'described'
}

const operationIn = (record: Thread): string =>
  (operationOf[record.id] ?? record.operation).replace(/\?.*$/, '').replace('(any)', 'any')

const placeOf = (operation: string) =>
  allOperations.find(({ operation: { method, path } }) => `${method} ${path}` === operation)

/** The folder: the contract's area for the path, or `errors` for what any operation answers. */
const areaOf = (operation: string): string => {
  const found = placeOf(operation)
  if (found === undefined || !isDeclared(found.operation)) return 'errors'
  return found.area.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
}

/** The suite with a case that names a record. */
const suiteNaming = (id: string): string | undefined => {
  const found = suites.find(({ cases }) => cases.some(({ source }) => [source].flat().includes(id)))
  return found && titleOf(found)
}

const withoutBody = ({ id, response: { status }, operation }: Thread): string | undefined => {
  const hasNone = status !== null && (status >= 300 || status === 204 || operation === 'POST /testdata/person')
  if (hasNone) return undefined
  const shownBy = suiteNaming(id)
  if (shownBy !== undefined) return `Told in words; the suite "${shownBy}" shows it.`
  return status === null ? 'The source gives neither status nor body.' : 'The source gives no body.'
}

/** Why a record is no fixture; undefined where it is one. */
const reasonAgainst = (record: Thread): string | undefined => {
  const { id, area, response, jwt } = record
  const operation = operationIn(record)
  if (unusableRecords[id] !== undefined) return unusableRecords[id]
  if (area === 'portal') return 'Of the web application, not of the API.'
  const place = placeOf(operation)
  // How KSeF says no is judged whatever the operation.
  if (place !== undefined && !isDeclared(place.operation) && area !== 'errors') return `${operation} answers 501 here.`
  return response.body !== null || jwt !== undefined ? undefined : withoutBody(record)
}

const without = (body: unknown, names: readonly string[] = []): unknown => {
  if (names.length === 0 || typeof body !== 'object' || body === null) return body
  if (Array.isArray(body)) return body.map(value => without(value, names))
  const kept = Object.entries(body).filter(([name]) => !names.includes(name))
  return Object.fromEntries(kept.map(([name, value]) => [name, without(value, names)]))
}

const jwtOf = (id: string, { kind, ...rest }: NonNullable<Recording['jwt']>): Recording['jwt'] =>
  jwtsInPart.includes(id) ? { kind, shown: 'part', ...rest } : { kind, ...rest }

const recordingOf = (record: Thread): Recording => {
  const { id, given, request, response, jwt, observedOn, source, note } = record
  const operation = operationIn(record)
  const body = without(response.body === '' ? null : response.body, absentMembers[id])
  return {
    id,
    area: areaOf(operation),
    operation,
    given,
    ...(request && { request }),
    response: { ...response, body },
    shown: body === null ? 'none' : (shownOf[id] ?? (record.evidence === 'verbatim' ? 'whole' : 'part')),
    ...(jwt && { jwt: jwtOf(id, jwt) }),
    observedOn,
    evidence: record.evidence === 'verbatim' ? 'recorded' : 'described',
    source,
    ...(note !== undefined && { note }),
  }
}

/** What becomes of the research notes: fixtures, and what is none with its reason. */
export const sortThreads = (records: readonly Thread[]) => {
  const judged = records.map(record => ({ record, reason: reasonAgainst(record) }))
  const recordings = judged.flatMap(({ record, reason }) => (reason === undefined ? [recordingOf(record)] : []))
  const unusable = judged.flatMap(({ record: { id, operation }, reason }): Unusable[] =>
    reason === undefined ? [] : [{ id, operation, reason }],
  )
  return { recordings, unusable: unusable.toSorted((a, b) => (a.id < b.id ? -1 : 1)) }
}

/** The records of a file, or of the research notes; undefined where those are not at hand (a user's checkout). */
export const readThreads = (file = sharedPath('recordings/threads.json')): readonly Thread[] | undefined =>
  existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
