import { rm } from 'node:fs/promises'
import { build } from 'esbuild'

/**
 * dist/: what the package ships. Small libraries are bundled, which halves the start; those that are heavy and loaded
 * when first needed stay packages (decisions/bundling.md).
 */
await rm('/tmp/prof/N/dist', { recursive: true, force: true })
await build({
  entryPoints: {
    main: 'simulator/main.ts',
    'simulator/index': 'simulator/index.ts',
    'simulator/msw': 'simulator/msw.ts',
    'client/index': 'client/index.ts',
    'contracts/index': 'contracts/index.ts',
    // A thread's own entry: simulator/schemas/background-validation.ts looks for it here.
    'validation-worker': 'simulator/schemas/validation-worker.ts',
  },
  outdir: '/tmp/prof/N/dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  external: [
    'libxml2-wasm',
    '@peculiar/x509',
    'reflect-metadata',
    'xml-crypto',
    '@xmldom/xmldom',
    'xpath',
    'pino',
    'msw',
  ],
  // commander is CommonJS and asks for Node's modules by `require`.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module';const require=__createRequire(import.meta.url);",
  },
})
