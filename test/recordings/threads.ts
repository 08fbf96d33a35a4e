import { existsSync, readFileSync } from 'node:fs'
import { allOperations } from '../../contracts/ksef/operations.ts'
import { suites } from '../../contracts/ksef/suites.ts'
import { type Case, type Suite, titleOf } from '../../contracts/suite.ts'
import { sharedPath } from '../shared.ts'
import {
  absentMembers,
  inSuite,
  jwtsInPart,
  ofLinks,
  operationOf,
  otherAreas,
  shownOf,
  unusableRecords,
} from './import-rules.ts'
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
  if (found === undefined) return 'errors'
  return found.area.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
}

const isOf = (suite: Suite, operation: string): boolean => titleOf(suite) === operation
const citing = (suite: Suite, id: string): readonly Case[] =>
  suite.cases.filter(({ source }) => [source].flat().includes(id))
/** What a case names first it is about; the rest supports it. */
const isAbout = ({ source }: Case, id: string): boolean => [source].flat()[0] === id

/** The suite that shows a record, and by which cases: that of its own operation before others, what is about it before what names it. */
export const shownBySuite = (id: string, operation: string): string | undefined => {
  const naming = suites.filter(suite => citing(suite, id).length > 0)
  const found =
    naming.find(suite => isOf(suite, operation)) ??
    naming.find(suite => citing(suite, id).some(one => isAbout(one, id))) ??
    naming[0]
  if (found === undefined) return undefined
  const cases = naming.filter(suite => titleOf(suite) === titleOf(found)).flatMap(suite => citing(suite, id))
  return `the suite "${titleOf(found)}" shows it (${cases.map(({ title }) => `"${title}"`).join(', ')})`
}

const withoutBody = (record: Thread): string | undefined => {
  const { id, response, operation } = record
  const { status } = response
  const hasNone = status !== null && (status >= 300 || status === 204 || operation === 'POST /testdata/person')
  if (hasNone) return undefined
  const shownBy = shownBySuite(id, operationIn(record))
  if (shownBy !== undefined) return `Told in words; ${shownBy}.`
  return status === null ? 'The source gives neither status nor body.' : 'The source gives no body.'
}

/** What is asked of a link is no operation of the API. */
const ofLink = (id: string, operation: string): string =>
  `Of a link, no operation of the API; ${shownBySuite(id, operation) ?? 'no suite shows it'}.`

/** Why a record is no fixture; undefined where it is one. */
const reasonAgainst = (record: Thread): string | undefined => {
  const { id, area, response, jwt } = record
  const operation = operationIn(record)
  const known = unusableRecords[id]
  if (known !== undefined) return known.replace(inSuite, shownBySuite(id, operation) ?? inSuite)
  if (area in otherAreas) return otherAreas[area]
  if (ofLinks.some(request => request.test(operation))) return ofLink(id, operation)
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
  const unusable = judged.flatMap(({ record: { id, operation, observedOn, source }, reason }): Unusable[] =>
    reason === undefined ? [] : [{ id, operation, observedOn, source, reason }],
  )
  return { recordings, unusable: unusable.toSorted((a, b) => (a.id < b.id ? -1 : 1)) }
}

const researchNotes = ['recordings/threads.json', 'recordings/threads-new.json'].map(sharedPath)

/** The records of files, or of the research notes; undefined where those are not at hand (a user's checkout). */
export const readThreads = (files: readonly string[] = researchNotes): readonly Thread[] | undefined =>
  files.every(file => existsSync(file))
    ? files.flatMap(file => JSON.parse(readFileSync(file, 'utf8')) as Thread[])
    : undefined
