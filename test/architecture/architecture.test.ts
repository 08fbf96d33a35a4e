import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { importsOf, linesOf, sources, withoutTexts } from './source-files.ts'

/** The rules of design.md that import lines and names can hold: "Who knows whom", 6 and 13. */

const { contracts, simulator, client } = sources
const product = [...contracts, ...simulator, ...client]
const all = [...product, ...sources.test]

const within =
  (...folders: string[]) =>
  (path: string) =>
    folders.some(folder => path.startsWith(folder))
const ours = within('contracts/', 'simulator/', 'client/', 'test/', 'fixtures/')

test('every file is read with its imports', () => {
  expect(contracts.find(({ path }) => path === 'contracts/ksef/tokens/revoke.ts')?.imports).toEqual([
    'zod',
    'contracts/operation.ts',
    'contracts/ksef/formats.ts',
  ])
  // Loaded when first needed, too.
  expect(importsOf(simulator, from => from === 'simulator/documents/xades/verify.ts')).toContain(
    'simulator/documents/xades/verification.ts -> simulator/documents/xades/verify.ts',
  )
})

test('contracts know nobody of ours', () => {
  expect(importsOf(contracts, from => ours(from) && !within('contracts/')(from))).toEqual([])
})

/** Behaviour that must hold, written once, beside the contracts: run against targets by test and by one command. */
const isSuite = (path: string) => /(^|\/|\.)suites?(-[a-z-]+)?\.ts$/.test(path)
const declarations = contracts.filter(({ path }) => !isSuite(path))

test('suites are run by test and by the command that judges a system, and nobody else knows them', () => {
  const others = product.filter(({ path }) => !isSuite(path) && !path.startsWith('simulator/commands/contracts'))
  expect(importsOf(others, isSuite)).toEqual([])
})

test('contracts need no Node: a browser reads them', () => {
  expect(importsOf(declarations, from => from.startsWith('node:'))).toEqual([])
})

test('the client knows the contracts and nobody else of ours', () => {
  expect(importsOf(client, from => ours(from) && !within('contracts/', 'client/')(from))).toEqual([])
})

test('of the simulator only A-Cube, the portal, the seed, the command line and the firm of the rehearsal know the client', () => {
  const guests = ['acube/', 'portal/', 'commands/', 'seed/plant/', 'demo/outage/'].map(path => `simulator/${path}`)
  const others = simulator.filter(({ path }) => !within(...guests)(path))
  expect(importsOf(others, within('client/'))).toEqual([])
})

test('nobody but test knows test, and nobody but test reads fixtures', () => {
  expect(importsOf(product, within('test/', 'fixtures/'))).toEqual([])
  expect(linesOf(product, /['"`/]fixtures\//)).toEqual([])
})

test('handlers know no HTTP', () => {
  const transport = within(
    'simulator/ksef/http/app',
    'simulator/ksef/http/read',
    'simulator/ksef/http/write',
    'simulator/ksef/http/respond',
  )
  // Every area; the steps of a request stand in http/, and links that open without a token in storage/ and qr/.
  const handlers = simulator.filter(
    ({ path }) => /^simulator\/ksef\/[^/]+\//.test(path) && !/^simulator\/ksef\/(http|qr|storage)\//.test(path),
  )
  expect(importsOf(handlers, from => from === 'hono' || transport(from))).toEqual([])
  expect(linesOf(handlers, /\bnew (Request|Response|Headers)\b/)).toEqual([])
})

test('the runtime is the only door to time and chance', () => {
  const elsewhere = within('simulator/runtime/')
  const others = simulator.filter(({ path }) => !elsewhere(path))
  const doors =
    /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\brandomUUID\b|\brandomBytes\b|\brandomFill|\bgetRandomValues\b|\bset(Timeout|Interval|Immediate)\b|\bAbortSignal\.timeout\b|\bperformance\.|\bhrtime\b/
  expect(linesOf(others, doors)).toEqual([])
})

/** `name ??= value`, with the line behind it. */
const keptLater = /([#\w]+)\s*\?\?=(.*(?:\n.*)?)/g
const makesPromise = /\bimport\(|\.then\(|\basync\b|\bPromise\b/

test('no promise is kept with ??=: one that fails would fail for ever', () => {
  const kept = simulator.flatMap(({ path, code }) =>
    [...code.matchAll(keptLater)]
      .filter(([, name, value]) => makesPromise.test(value!) || new RegExp(`${name}\\??: Promise<`).test(code))
      .map(([whole]) => `${path}: ${whole.trim()}`),
  )
  expect(kept).toEqual([])
})

/** `part(() => …)` in one line, or up to the line that closes it. */
const aPart = /\bpart\((?:async )?\(\) =>(?:[^\n]+\)\n|[\s\S]*?\n\}?\)\n)/g
/** Who else loads a part when it is needed, and why. */
const loadsByItself: Record<string, string> = {
  'simulator/msw/entry.ts': 'says in a sentence what is missing',
}

test('what the simulator loads when first needed is a part, which may be tried again', () => {
  // A command is over when it fails.
  const ofCommands = within('simulator/commands/')
  const lasting = simulator.filter(({ path }) => !ofCommands(path))
  const loading = lasting.filter(({ code }) => /\bimport\(/.test(code.replace(aPart, '')))
  expect(loading.map(({ path }) => path).sort()).toEqual(Object.keys(loadsByItself).sort())
})

test('contracts ask nobody for the time', () => {
  expect(linesOf(declarations, /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b/)).toEqual([])
})

test('a file is named in kebab-case, and after one thing', () => {
  const names = all.map(({ path }) => basename(path).replace(/(\.(test|test-d|suite|browser|config))?\.tsx?$/, ''))
  expect(names.filter(name => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))).toEqual([])
  expect(
    names.filter(name => /(^|-)(util|helper|common|manager|service)s?$/.test(name) && !permitted.has(name)),
  ).toEqual([])
})
/** The services that the steps of a request work with: the word of the interface it declares. */
const permitted = new Set(['services'])

test('exports have names', () => {
  expect(linesOf(product, /^\s*export default\b|\bas default\b/)).toEqual([])
})

test('nothing is of type any', () => {
  expect(linesOf(withoutTexts(all), /[:<|&,]\s*any\b(?=\s*[,;)>\]=|&[]|\s*$)|\bas any\b/)).toEqual([])
})

test('imports of ours name the file with its extension', () => {
  expect(importsOf(all, from => ours(from) && !/\.(tsx?|js|json|css)$/.test(from))).toEqual([])
})

/** Who decodes keys and certificates, and whose: a stranger's is judged before anything else touches it. */
const decoders: Record<string, 'ours' | 'judged'> = {
  'simulator/acube/delivery/signer.ts': 'ours',
  'simulator/acube/jwt.ts': 'ours',
  'simulator/ksef/keys/authority.ts': 'ours',
  'simulator/commands/invoice.ts': 'ours',
  'simulator/commands/start.ts': 'ours',
  // The user's own, whose file only its owner reads.
  'simulator/door/tls-authority.ts': 'ours',
  // The user's own, in a process of the user's own.
  'simulator/commands/read-seal.ts': 'ours',
  'simulator/control/certificates.ts': 'judged',
  'simulator/demo/inbox.ts': 'ours',
  'simulator/ksef/keys/key-ring.ts': 'ours',
  'simulator/ksef/qr/verify-certificate.ts': 'ours',
  // As KSeF issued it, for a key that the portal made.
  'simulator/portal/certificates/keys.ts': 'ours',
  'simulator/documents/pkcs10/judge-key.ts': 'judged',
  'simulator/documents/upo/seal-document.ts': 'ours',
  'simulator/documents/xades/certificate.ts': 'judged',
}

test('keys of strangers come in at three doors, and are judged there', () => {
  const pathsOf = (pattern: RegExp): string[] => [
    ...new Set(linesOf(withoutTexts(simulator), pattern).map(line => line.slice(0, line.indexOf(':')))),
  ]
  expect(pathsOf(/\bcreatePublicKey\(|\bnew X509Certificate\(/).sort()).toEqual(Object.keys(decoders).sort())
  const judging = pathsOf(/\bkeyFault\(/)
  expect(judging.sort()).toEqual(
    Object.keys(decoders)
      .filter(path => decoders[path] === 'judged')
      .sort(),
  )
})

/** Where Polish stands outside the contracts, and why. */
const polish: Record<string, string> = {
  'simulator/demo/onboarding.ts': 'the story of the demo, in both languages',
  'simulator/demo/steps.ts': 'the story of the demo, in both languages',
  'simulator/portal/invoices/sample.ts': 'firms and goods of a sample',
  'simulator/ksef/access/limiter.ts': 'the names of the windows, values in a text of the contracts',
  'simulator/ksef/http/write-error.ts': 'the detail that every 400 of Problem Details has',
  'simulator/ksef/http/respond.ts': 'folds letters to ASCII',
  'simulator/ksef/tokens/reach.ts': 'the assumed detail of a token that is not found',
}

/** Our own explanations, and what the portal says: in both languages. */
const isCatalogue = /\b(?:telling|tellingOfPages|areaTexts)\(\{/

test('what KSeF says in Polish stands in the contracts', () => {
  const files = [...simulator, ...client].filter(({ code }) => !isCatalogue.test(code))
  const spoken = linesOf(files, /[ąćęłńóśźżĄĆĘŁŃÓŚŹŻ]/)
  expect(spoken.filter(line => !(line.slice(0, line.indexOf(':')) in polish))).toEqual([])
  const needed = Object.keys(polish).filter(path => !spoken.some(line => line.startsWith(`${path}:`)))
  expect(needed, 'exceptions that nobody needs any more').toEqual([])
})
