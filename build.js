import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { gather } from './gather.js'

/**
 * dist/ (or the folder that is named): what the package ships. Small libraries are bundled, which halves the start; those that are heavy and loaded
 * when first needed stay packages (decisions/bundling.md).
 */
const outdir = process.argv[2] ?? 'dist'
await rm(outdir, { recursive: true, force: true })
/** Where a module asks for a file by its own place (simulator/http/file-text.ts, file-gzip.ts). */
const asked = /\b(fileText|fileGzip)\('(\.[^']+)', import\.meta\.url\)/g

/** What stands in place of the call. */
const contentOf = {
  fileText: bytes => JSON.stringify(bytes.toString('utf8')),
  fileGzip: bytes => `Buffer.from('${gzipSync(bytes, { level: 9 }).toString('base64')}', 'base64')`,
}

/** Puts the file itself in place of the call: what ships is modules alone. */
const filesInModules = {
  name: 'files-in-modules',
  setup: ({ onLoad }) => {
    onLoad({ filter: /\/simulator\/(?:control|demo|pages|portal)\/.*\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8')
      const calls = [...source.matchAll(asked)].map(([, kind, name]) => ({ kind, name: join(dirname(path), name) }))
      if (calls.length === 0) return undefined
      const contents = await Promise.all(calls.map(async ({ kind, name }) => contentOf[kind](await readFile(name))))
      return {
        contents: source.replace(asked, () => contents.shift()),
        loader: 'ts',
        watchFiles: calls.map(({ name }) => name),
      }
    })
  },
}

/** By its own name alone: its fonts are a file of the same package. */
const pdfmake = {
  name: 'pdfmake',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^pdfmake$/ }, () => ({ path: './pdfmake.js', external: true }))
  },
}

const shared = { outdir, bundle: true, format: 'esm', platform: 'node', target: 'node20.19', plugins: [filesInModules] }

const withRequire =
  "import { createRequire as __createRequire } from 'node:module';const require=__createRequire(import.meta.url);"

// commander is CommonJS and asks for Node's modules by `require`, which ES modules lack. It gets one in a file of its
// own: at the head of every file it would keep the client and the contracts out of browsers.
await build({
  ...shared,
  entryPoints: { commander: 'commander' },
  banner: { js: withRequire },
})
// The same, and forty megabytes as packages: what a PDF of an invoice needs of them is one file, loaded when the first is drawn.
// Brotli unpacks web fonts, and ours is none.
await build({
  ...shared,
  entryPoints: { pdfmake: 'pdfmake' },
  minify: true,
  alias: { 'brotli/decompress.js': './simulator/portal/picture/no-brotli.ts' },
  banner: { js: `${withRequire}const __dirname=import.meta.dirname;` },
})
// Looks at Node's version and reads nothing else before it: syntax that old versions understand, too.
await build({
  ...shared,
  target: 'node12.20',
  entryPoints: { main: 'simulator/commands/main.ts' },
  external: ['./command.js'],
})
const split = {
  ...shared,
  splitting: true,
  alias: { commander: './commander.js' },
  plugins: [filesInModules, pdfmake],
  external: [
    './commander.js',
    './pdfmake.js',
    'libxml2-wasm',
    '@peculiar/x509',
    // With asn1js, loaded when a PKCS#12 file is written.
    'pkijs',
    'asn1js',
    'reflect-metadata',
    'xml-crypto',
    // CommonJS, asks for Node's crypto by `require`; loaded when A-Cube signs its first notification.
    'http-message-signatures',
    '@xmldom/xmldom',
    'xpath',
    'pino',
    // CommonJS, ask for Node's modules by `require`; loaded when the first package is worked on.
    'tar-stream',
    'yauzl',
    'yazl',
    'pino-pretty',
    // CommonJS, as commander is; loaded where there is a ksef-simulator.yaml.
    'yaml',
    'msw',
  ],
}
// By itself: what it shares with others is put into one file, which would keep the client and the contracts out of browsers.
const { metafile } = await build({
  ...split,
  entryPoints: { command: 'simulator/commands/command.ts' },
  chunkNames: 'command-[name]-[hash]',
  metafile: true,
})
await gather(metafile, join(outdir, 'command.js'), join(outdir, 'command-core.js'), [
  'simulator/commands/start.ts',
  'simulator/seed/plant/plant.ts',
])
const { metafile: ofPrograms } = await build({
  ...split,
  entryPoints: {
    'simulator/index': 'simulator/index.ts',
    'simulator/msw': 'simulator/msw/entry.ts',
    // For `require`, which waits for nothing.
    'simulator/msw-handlers': 'simulator/msw/msw.ts',
    'client/index': 'client/index.ts',
    'contracts/index': 'contracts/index.ts',
  },
  metafile: true,
})
// A test file pays for each of eighty files. What a browser loads, too, is a file of its own.
await gather(ofPrograms, join(outdir, 'simulator', 'index.js'), join(outdir, 'simulator-core.js'), [], {
  entries: ['client/index.js', 'contracts/index.js'].map(name => join(outdir, name)),
  name: join(outdir, 'contracts-core.js'),
})
// A thread of the command or of a program: simulator/documents/schemas/background-validation.ts looks for it here.
await build({
  ...split,
  splitting: false,
  entryPoints: { 'validation-worker': 'simulator/documents/schemas/validation-worker.ts' },
})

// For editors: what they complete ksef-simulator.yaml by. Made by the code that a running simulator serves it with.
const maker = join(outdir, 'seed-schema-maker.js')
await build({
  ...shared,
  outdir: undefined,
  outfile: maker,
  entryPoints: ['simulator/seed/file/json-schema.ts'],
  banner: { js: withRequire },
})
const { seedJsonSchema } = await import(pathToFileURL(resolve(maker)).href)
await writeFile(join(outdir, 'seed.schema.json'), `${JSON.stringify(seedJsonSchema(), null, 2)}\n`)
await rm(maker)

// Swagger UI stands in a chunk of ours; what its licence asks for goes along.
const licences = join(outdir, 'licences', 'swagger-ui')
await mkdir(licences, { recursive: true })
for (const name of ['LICENSE', 'NOTICE', 'swagger-ui-bundle.js.LICENSE.txt'])
  await copyFile(join('node_modules/swagger-ui-dist', name), join(licences, name))
