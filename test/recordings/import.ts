import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { allOperations } from '../../contracts/operations.ts'
import { absentMembers, operationOf, shownOf, unusableRecords } from './import-rules.ts'
import { folder, type Recording, type Unusable } from './recording.ts'

/**
 * Writes the fixtures of the areas that are built from the research notes: `npx tsx test/recordings/import.ts [FILE]`.
 * Fixtures that were added by hand stay as they are.
 */

interface Thread extends Omit<Recording, 'area' | 'shown' | 'evidence' | 'operation'> {
  readonly area: string
  readonly operation: string
  readonly evidence: 'verbatim' | 'described'
}

const builtAreas = [
  'challenge',
  'xades',
  'ksef-token',
  'auth-status',
  'redeem',
  'refresh',
  'auth-sessions',
  'tokens',
  'testdata',
  'rate-limits',
  'errors',
]
const publicKeys = 'GET /security/public-key-certificates'

const operationIn = (record: Thread): string =>
  (operationOf[record.id] ?? record.operation).replace(/\?.*$/, '').replace('(any)', 'any')

/** The folder: the contract's area for the path, or `errors` for what any operation answers. */
const areaOf = (operation: string): string => {
  const found = allOperations.find(({ operation: { method, path } }) => `${method} ${path}` === operation)
  if (found === undefined || !('success' in found.operation)) return 'errors'
  return found.area.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
}

const reasonAgainst = (record: Thread): string | undefined => {
  const { id, area, operation, response, jwt } = record
  const { status, body } = response
  if (unusableRecords[id] !== undefined) return unusableRecords[id]
  if (area === 'portal') return 'Of the web application, not of the API.'
  if (!builtAreas.includes(area) && operation !== publicKeys)
    return `Not imported: the area ${area} was not built when the recordings were.`
  if (body !== null || jwt !== undefined) return undefined
  if (status === null) return 'The source gives neither status nor body.'
  const hasBody = status === 200 && operation !== 'POST /testdata/person'
  return hasBody || status === 202 ? 'The source gives no body.' : undefined
}

const without = (body: unknown, names: readonly string[] = []): unknown => {
  if (names.length === 0 || typeof body !== 'object' || body === null) return body
  if (Array.isArray(body)) return body.map(value => without(value, names))
  const kept = Object.entries(body).filter(([name]) => !names.includes(name))
  return Object.fromEntries(kept.map(([name, value]) => [name, without(value, names)]))
}

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
    ...(jwt && { jwt }),
    observedOn,
    evidence: record.evidence === 'verbatim' ? 'recorded' : 'described',
    source,
    ...(note !== undefined && { note }),
  }
}

const write = (path: string, value: unknown): void => {
  const url = new URL(path, folder)
  mkdirSync(new URL('.', url), { recursive: true })
  writeFileSync(url, `${JSON.stringify(value, null, 2)}\n`)
}

const file = process.argv[2] ?? new URL('../../../shared/recordings/threads.json', import.meta.url)
const records = JSON.parse(readFileSync(file, 'utf8')) as Thread[]
const against: Unusable[] = []
let written = 0
for (const record of records) {
  const reason = reasonAgainst(record)
  if (reason === undefined) {
    const recording = recordingOf(record)
    write(`${recording.area}/${recording.id}.json`, recording)
    written++
  } else against.push({ id: record.id, operation: record.operation, reason })
}
write(
  'unusable.json',
  against.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
)
console.log(`${written} recordings written, ${against.length} records listed as unusable`)
