import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import vm from 'node:vm'
import { build, type Plugin } from 'esbuild'
import { expect, test } from 'vitest'
import { program } from '../program.ts'
import { simulated } from '../simulator/simulated.ts'
import { linesOf, sources, withoutTexts } from './source-files.ts'

/** The client and the contracts run in a browser: only seals and packages need Node, and are loaded for that alone. */

const declarations = sources.contracts.filter(({ path }) => !/(^|\/|\.)suites?(-[a-z-]+)?\.ts$/.test(path))
const portable = [...declarations, ...sources.client]

/** Who may use what only Node has, and why. */
const needsNode: Record<string, string> = {
  'client/xades/sign.ts': 'xml-crypto signs, and it is made for Node',
  'client/xades/methods.ts': 'the signature methods that xml-crypto is given, SHA-3 among them',
  'client/packages/documents-of.ts': 'a package lies on the disk while it is read',
  'client/packages/encrypt-parts.ts': 'a cipher and hashes that go with a stream, which WebCrypto has not',
  'client/packages/fetch-package.ts': 'a cipher and hashes that go with a stream, which WebCrypto has not',
  'client/packages/pack-invoices.ts': 'invoices of a folder',
  'client/packages/read-package.ts': 'an archive of 1 GB is read from the disk',
  'client/packages/send-parts.ts': 'parts of 100 MB are sent from the disk',
  'client/packages/zip.ts': 'an archive is written as a stream',
  'client/xades/read-pkcs12.ts': 'opens keys to sign with, also of old protection, and finds the certificate of a key',
}

test('contracts and client use nothing that only Node has', () => {
  const globals =
    /(?<![.\w'"-])(Buffer|process|global|require|setImmediate|clearImmediate|__dirname|__filename)\b(?!\s*:)/
  const used = [
    ...linesOf(withoutTexts(portable), globals),
    ...portable.flatMap(({ path, imports }) =>
      imports.filter(from => from.startsWith('node:')).map(from => `${path}:0: ${from}`),
    ),
  ]
  const pathOf = (line: string) => line.slice(0, line.indexOf(':'))
  expect(used.filter(line => !(pathOf(line) in needsNode))).toEqual([])
  const needed = Object.keys(needsNode).filter(path => !used.some(line => pathOf(line) === path))
  expect(needed, 'exceptions that nobody needs any more').toEqual([])
})

/** Loaded when a seal signs, a certificate is made, or for a package, and left out here. */
const withoutNode: Plugin = {
  name: 'without-node',
  setup: ({ onResolve }) => onResolve({ filter: /\/(xades|packages)\// }, ({ path }) => ({ path, external: true })),
}

/** A script that leaves what an entry exports in `exported`. Whatever it imports of Node makes the bundler fail. */
const bundled = async (entry: string): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'exported',
    platform: 'browser',
    target: 'es2023',
    logLevel: 'silent',
    plugins: [withoutNode],
  })
  return outputFiles[0]!.text
}

const web = {
  crypto,
  TextEncoder,
  TextDecoder,
  URL,
  URLSearchParams,
  Request,
  Response,
  Headers,
  atob,
  btoa,
  setTimeout,
}

/** Runs a script where nothing is but what browsers have. */
const inBrowser = async (entry: string, globals: object = {}): Promise<(script: string) => unknown> => {
  const context = vm.createContext({ ...web, ...globals })
  vm.runInContext(await bundled(entry), context)
  expect(vm.runInContext('typeof Buffer + typeof process + typeof require', context)).toBe('undefined'.repeat(3))
  return script => vm.runInContext(script, context)
}

test('the contracts check input where only a browser is', async () => {
  const run = await inBrowser('contracts/index.ts')
  const accepts = (octets: number) =>
    run(`exported.operations.sessions.openOnline.body.safeParse({
      formCode: { systemCode: 'FA (3)', schemaVersion: '1-0E', value: 'FA' },
      encryption: { encryptedSymmetricKey: 'AAAA', initializationVector: btoa('x'.repeat(${octets})) },
    }).success`)
  expect([accepts(15), accepts(16), accepts(17)]).toEqual([false, true, false])
})

test('the client signs in with a token and sends an invoice where only a browser is', async () => {
  const { simulator, signedIn } = simulated()
  const owner = await signedIn('5265877635')
  const { token } = await owner.tokens.generate({
    body: { description: 'Browser', permissions: ['InvoiceRead', 'InvoiceWrite'] },
  })
  const run = await inBrowser('client/index.ts', { fetch: simulator.fetch, token })
  const sent = await run(`(async () => {
    const { createClient, makeInvoice, sendInvoice, signInWithToken } = exported
    const session = await signInWithToken(createClient({ baseUrl: 'http://ksef.test' }), { token })
    const xml = makeInvoice({
      seller: { nip: '5265877635', name: 'Sprzedawca', address: 'Warszawa' },
      buyer: { nip: '7980332920', name: 'Nabywca', address: 'Warszawa' },
      number: 'FV/1',
      issueDate: '2026-11-22',
      lines: [{ name: 'Usługa', netPrice: 100 }],
    })
    return sendInvoice(session, { xml })
  })()`)
  expect(sent).toMatchObject({
    ksefNumber: expect.stringMatching(/^5265877635-20261122-/),
    upo: expect.stringContaining('<NumerFaktury>FV/1</NumerFaktury>'),
  })
})

/** `import … from './x.js'` and `import './x.js'`, as esbuild writes them; not what is loaded later. */
const importLine = /(?<=^|;)(?:import|export)\b[^;]*?"([^"]+)";/gm

test('the package ships both without anything of Node in what is loaded at once', () => {
  const folder = dirname(program)
  const reached = (path: string, seen = new Set<string>()): Set<string> => {
    if (seen.has(path)) return seen
    seen.add(path)
    for (const [, from = ''] of readFileSync(path, 'utf8').matchAll(importLine))
      if (from.startsWith('.')) reached(join(dirname(path), from), seen)
      else seen.add(from)
    return seen
  }
  for (const entry of ['client', 'contracts']) {
    const all = [...reached(join(folder, entry, 'index.js'))]
    expect(all.length).toBeGreaterThan(1)
    expect(all.filter(path => !path.startsWith(folder))).toEqual([])
  }
  expect([...reached(join(folder, 'command.js'))]).toContain('node:module')
})
