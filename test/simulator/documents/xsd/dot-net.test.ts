import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { requestSchema } from '../../../../simulator/documents/xades/request-schema.ts'
import { XmlFault } from '../../../../simulator/documents/xsd/scan.ts'
import { openSchema, type Schema } from '../../../../simulator/documents/xsd/schema.ts'
import { validate } from '../../../../simulator/documents/xsd/validate.ts'
import { drawn } from '../../../properties/seed.ts'
import { sharedFile } from '../../../shared.ts'
import { chanceOf } from './chance.ts'
import { askDotNet, dotNetJudge, withoutSeverity } from './dot-net-judge.ts'
import { mutated } from './mutate.ts'
import { randomDocument, write } from './random-document.ts'

// .NET itself judges our validator: the same documents, accepted or refused alike, in the same words and order.

const official = sharedFile('spec/official')
const told = 10

/** The files of the official schemas, by name. */
const paths = new Map(
  official === undefined
    ? []
    : readdirSync(official, { recursive: true, encoding: 'utf8' })
        .filter(path => path.endsWith('.xsd'))
        .map(path => [path.slice(path.lastIndexOf('/') + 1), join(official, path)] as const),
)
const open = (file: string): Schema => openSchema(file, name => readFileSync(paths.get(name)!, 'utf8'))

const ubl = 'urn:oasis:names:specification:ubl:schema:xsd'
const auth = 'http://ksef.mf.gov.pl/auth/token'
/** Of AuthTokenRequest .NET has the published schema, and we our own statement of it. */
const forms = [
  ['FA (3)', 'schemat_FA(3)_v1-0E.xsd', 'http://crd.gov.pl/wzor/2025/06/25/13775/', 'Faktura', undefined],
  ['FA (2)', 'schemat_FA(2)_v1-0E.xsd', 'http://crd.gov.pl/wzor/2023/06/29/12648/', 'Faktura', undefined],
  ['FA_RR (1)', 'schemat_FA_RR(1)_v1-1E.xsd', 'http://crd.gov.pl/wzor/2026/03/06/14189/', 'Faktura', undefined],
  ['PEF (3)', 'Schemat_PEF(3)_v2-1.xsd', `${ubl}:Invoice-2`, 'Invoice', undefined],
  ['PEF_KOR (3)', 'Schemat_PEF_KOR(3)_v2-1.xsd', `${ubl}:CreditNote-2`, 'CreditNote', undefined],
  ['AuthTokenRequest 2.0', 'schemat_auth_v2-0.xsd', `${auth}/2.0`, 'AuthTokenRequest', '2.0'],
  ['AuthTokenRequest 2.1', 'schemat_auth_v2-1.xsd', `${auth}/2.1`, 'AuthTokenRequest', '2.1'],
] as const

/** One in ten as it was made, the others with one to four changes. */
const documentsOf = (schema: Schema, namespace: string, local: string, count: number): string[] => {
  const chance = chanceOf(drawn.seed)
  return Array.from({ length: count }, (_, at) => {
    const document = randomDocument(schema, schema.names.of(namespace, local), chance)
    return write(at % 10 === 0 ? document : mutated(document, chance))
  })
}

/** What ends the reading ends the judging: .NET's reader throws. */
const notWellFormed = ['not well-formed']

const ourMessages = (document: string, schema: Schema): string[] => {
  try {
    return validate(document, schema, told).map(({ message }) => message)
  } catch (error) {
    if (error instanceof XmlFault) return notWellFormed
    throw error
  }
}
const theirMessages = (messages: readonly string[]): string[] =>
  messages.some(message => message.startsWith('XmlException: '))
    ? notWellFormed
    : withoutSeverity(messages).slice(0, told)

test.skipIf(dotNetJudge === undefined || official === undefined).each(forms)(
  'documents of %s are judged as .NET judges them',
  (_, file, namespace, local, version) => {
    const schema = version === undefined ? open(file) : requestSchema(version)
    const documents = documentsOf(schema, namespace, local, 400)
    const theirs = askDotNet(official!, paths.get(file)!, documents).map(theirMessages)
    const ours = documents.map(document => ourMessages(document, schema))
    const accepted = theirs.map(messages => messages.length === 0)
    expect(ours.map(messages => messages.length === 0)).toEqual(accepted)
    expect(accepted.filter(Boolean).length).toBeGreaterThan(50)
    expect(accepted.filter(one => !one).length).toBeGreaterThan(100)
    const different = documents.flatMap((_, at) =>
      JSON.stringify(ours[at]) === JSON.stringify(theirs[at]) ? [] : [{ ours: ours[at], theirs: theirs[at] }],
    )
    expect(different).toEqual([])
  },
  300_000,
)
