import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { afterAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { register as registerInit } from '../../../simulator/commands/init.ts'
import { createSimulator } from '../../../simulator/index.ts'
import { seedJsonSchema } from '../../../simulator/seed/file/json-schema.ts'
import { readSeedFile } from '../../../simulator/seed/file/read.ts'
import { seedTemplate } from '../../../simulator/seed/file/template.ts'
import { startOptions } from '../../../simulator/seed/options/start-options.ts'
import { wellKnownSeed } from '../../../simulator/seed/well-known.ts'
import { runCommand } from '../../commands/run-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'ksef-seed-'))
afterAll(() => rmSync(folder, { recursive: true }))
const path = join(folder, 'ksef-simulator.yaml')

const read = (text: string) => {
  writeFileSync(path, text)
  return readSeedFile(path)
}

const company = 'companies: [{ nip: 5265877635 }]\n'
const grant = (to: string, permissions = '[InvoiceRead]') =>
  `${company}grants:\n  - in: 5265877635\n    to: ${to}\n    permissions: ${permissions}`

/** A file that is wrong, its line, and what is said of it. */
const wrong: readonly (readonly [text: string, line: number, said: string])[] = [
  ['start:\n  port: 4010\ncompnies: []', 3, 'compnies: nothing has this name here; there are start, api, clock,'],
  [
    'companies:\n  - nip: 5265877635\n    nam: x',
    3,
    'companies[0].nam: nothing has this name here; there are nip, name,',
  ],
  ['companies:\n  - nip: 5265877635\n  - nip: 12', 3, 'companies[1].nip: it is no NIP, which has ten digits'],
  ['companies:\n  - name: Firma', 2, 'companies[0].nip: it is missing'],
  ['companies:\n  - { nip: 5265877635 }\n  - { nip: 5265877635 }', 3, 'companies[1].nip: 5265877635 is there twice'],
  [
    'companies:\n  - nip: 5265877635\n    subunits: [1111111111]',
    3,
    'companies[0].subunits: only a company with the role',
  ],
  ['companies: 5', 1, 'companies: expected array, received number'],
  [
    'persons:\n  - { pesel: 85023012345, firstName: Jo, lastName: Do }',
    2,
    'persons[0].pesel: it is no PESEL: nobody was born',
  ],
  [
    'persons:\n  - { pesel: 85010112341, firstName: Jo, lastName: Do, bailiff: true }',
    2,
    'persons[0]: a person who is bailiff',
  ],
  [
    grant('{ nip: 1111111111 }'),
    4,
    'grants[0].to.nip: it is granted to nobody: no company of this seed has the NIP 1111111111',
  ],
  [
    grant('{ pesel: 85010112341 }'),
    4,
    'grants[0].to.pesel: it is granted to nobody: no person of this seed has the PESEL',
  ],
  [grant('{}'), 4, 'grants[0].to: it is granted to one'],
  [grant('{ nip: 5265877635 }', '[Everything]'), 5, 'grants[0].permissions[0]: it is one of CredentialsManage'],
  ['tokens:\n  - token: abc', 2, 'tokens[0].token: it is no KSeF token, as '],
  [`tokens:\n  - token: ${wellKnownSeed.tokens![0]!.token}`, 2, 'tokens[0].token: no company of this seed has the NIP'],
  [
    `${company}invoices:\n  - { in: 5265877635 }`,
    3,
    'invoices[0]: an invoice has a file, or it is made and has a buyer',
  ],
  [`${company}invoices:\n  - in: 5265877635\n    buyer: 1111111111\n    count: 0`, 5, 'invoices[0].count: Too small'],
  [
    `${company}invoices:\n  - &many { in: 5265877635, buyer: 1111111111, count: 1000 }\n${'  - *many\n'.repeat(10)}`,
    2,
    'invoices: there are 11000, and at most 10000',
  ],
  ['delays:\n  lunch: 1h', 2, 'delays.lunch: nothing has this name here; there are authentication,'],
  ['delays:\n  invoice: soon', 2, 'delays.invoice: it is no duration as 250ms, 1.5s'],
  ['clock:\n  at: noon', 2, 'clock.at: this cannot be read: An instant as 2026-02-01T12:00:00Z'],
  ['clock:\n  at: 1969-12-31T23:59:59Z', 2, 'clock.at: it is an instant of a year from 1970 to 9998'],
  ['worlds:\n  a:\n    clock:\n      at: 9999-01-01T00:00:00Z', 4, 'worlds.a.clock.at: it is an instant of a year'],
  ['faults:\n  - error: nonsense', 2, 'faults[0].error: it is one of '],
  ['faults:\n  - operation: tokens.list', 2, 'faults[0]: The fault has none of error,'],
  ['outages:\n  - kind: MAINTENANCE', 2, 'outages[0]: a maintenance needs `to`'],
  ['worlds:\n  "a b": {}', 2, 'worlds.a b: it is no name of a world'],
  ['worlds:\n  a:\n    companies:\n      - nip: 1', 4, 'worlds.a.companies[0].nip: it is no NIP'],
  ['start:\n  port: 70000', 2, 'start.port: a port is a number from 0 to 65535'],
  ['start:\n  port: [1]', 2, 'start.port: it takes a text or a number'],
  ['start:\n  rateLimits: none', 2, 'start.rateLimits: it is one of test, production, off'],
  ['start:\n  journal: maybe', 2, 'start.journal: expected boolean, received string'],
  ['start:\n  allowHost:\n    - a b', 2, 'start.allowHost: "a b" is no name of a host'],
  ['start:\n  bananas: 1', 2, 'start.bananas: nothing has this name here; there are seed, port,'],
  ['companies:\n  - nip: "5265877635', 2, 'This is no YAML: Missing closing "quote'],
  ['clock: { at: 1 }\nclock: {}', 2, 'This is no YAML: Map keys must be unique'],
  ['companies: !!foo []', 1, 'This is no YAML: Unresolved tag'],
  ['companies: *them', 1, 'Unresolved alias'],
  ['companies: &all [*all]', 1, 'Something contains itself, or nests too deep'],
  ['chance: 2147483648', 1, 'chance: Too big'],
  [`${company}invoices:\n  - { in: 5265877635, buyer: 1111111111, net: 12345678901 }`, 3, 'invoices[0].net: Too big'],
  ['- companies', 1, 'expected object, received array'],
]
test.each(wrong)('%j is told with its line', (text, line, said) => {
  let told = ''
  try {
    read(text)
  } catch (thrown) {
    told = (thrown as Error).message
  }
  expect(told.startsWith(`${path}:${line}: `), told).toBe(true)
  expect(told.slice(`${path}:${line}: `.length)).toContain(said)
  // One sentence in one line, and it ends.
  expect(told).toMatch(/^[^\n]{1,600}\.$/)
})

test('a file that is not there, or is a folder, is told in a sentence', () => {
  expect(() => readSeedFile(join(folder, 'no.yaml'))).toThrow(/no\.yaml is not there\.$/)
  expect(() => readSeedFile(folder)).toThrow(/is a folder, not a file\.$/)
  expect(() => readSeedFile('/dev/zero')).toThrow(/^\/dev\/zero is a device, not a file\.$/)
})

test('a number of ten digits is one where a number is wanted, and text where digits are', () => {
  const { chance, seed } = read(
    `${company}chance: 1234567890\ninvoices: [{ in: 5265877635, buyer: 1111111111, net: 1000000000 }]`,
  )
  expect(chance).toBe(1_234_567_890)
  expect(seed.invoices).toEqual([{ in: '5265877635', buyer: '1111111111', net: 1_000_000_000 }])
})

test('what KSeF refuses has its line, too, also in another world', async () => {
  const text =
    'worlds:\n  a:\n    companies:\n      - { nip: 1111111111, role: JST, subunits: [5265877635] }\n      - { nip: 5265877635, role: JST }'
  const file = read(text)
  const world = createSimulator({ seed: file.seed }).world('a')
  const failed = await world.ready().catch(thrown => file.told(thrown))
  expect((failed as Error).message).toMatch(/ksef-simulator\.yaml:5: worlds\.a\.companies\[1\]: 30001: .*\.$/)
  const answer = await world.fetch('http://ksef.test/v2/auth/challenge', { method: 'POST' })
  expect([answer.status, (await answer.json()).detail]).toEqual([500, expect.stringContaining('a.companies[1]: 30001')])
})

test('digits need no quotes, what is empty is left out, anchors are repeated, and files start where the file is', () => {
  mkdirSync(join(folder, 'invoices'), { recursive: true })
  writeFileSync(join(folder, 'invoices', 'one.xml'), '<a/>')
  const file = read(
    'start:\npersons:\n  - &jan { pesel: 02210112347, firstName: Jan, lastName: Kowalski, nip: 5265877635 }\ninvoices:\n  - { in: 5265877635, file: invoices/one.xml }\nworlds: { a: { persons: [*jan] } }',
  )
  expect(file.seed.persons).toEqual(file.seed.worlds!.a!.persons)
  expect(file.seed.persons).toMatchObject([{ pesel: '02210112347', nip: '5265877635' }])
  expect(file.seed.invoices).toEqual([{ in: '5265877635', file: join(folder, 'invoices', 'one.xml') }])
  expect(read('').seed).toEqual({})
})

/** The template with its examples taken out of their comments. */
const withoutComments = seedTemplate('x')
  .split('\n')
  .map(line => line.replace(/^( *)#(?=\S| {2})/, '$1'))
  .join('\n')

test('what init writes begins as the well-known company does; with every example taken out of its comment it is right, too', async () => {
  const target = join(folder, 'new.yaml')
  const { out, code } = await runCommand(registerInit, 'init', target)
  expect([code, out]).toEqual([
    0,
    `${target} is written. \`ksef-simulator start --config ${target}\` begins with it.\n`,
  ])
  const written = readFileSync(target, 'utf8')
  expect(written).toMatch(/^# yaml-language-server: \$schema=\S+seed\.schema\.json\n/)
  expect(readSeedFile(target).seed).toEqual(wellKnownSeed)
  const again = await runCommand(registerInit, 'init', target)
  expect(again).toMatchObject({ code: 1, err: `${target} is there already.\n` })
  expect(readFileSync(target, 'utf8')).toBe(written)

  const all = parse(withoutComments)
  expect(Object.keys(all)).toEqual(Object.keys((seedJsonSchema() as { properties: object }).properties))
  const inStart = startOptions.filter(({ line }) => line?.startsWith('start.')).map(({ name }) => name)
  expect(Object.keys(all.start).sort()).toEqual(inStart.sort())
  expect(() => read(withoutComments)).not.toThrow()
})

test('the JSON schema takes what is right, and knows most of what is wrong', async () => {
  const schema = await (await createSimulator().fetch('http://ksef.test/control/seed.schema.json')).json()
  expect(schema).toEqual(JSON.parse(JSON.stringify(seedJsonSchema())))
  const isRight = new Ajv({ strict: false, validateFormats: false }).compile(schema)
  expect(isRight(parse(withoutComments)), JSON.stringify(isRight.errors)).toBe(true)
  // What members say of each other it does not know, nor what only a reader of options knows.
  const ofShape = wrong.filter(([, , said]) => /nothing has|it is one of |it is missing|expected|Too small/.test(said))
  expect(ofShape.length).toBeGreaterThan(10)
  for (const [text] of ofShape) expect(isRight(parse(text)), text).toBe(false)
})
