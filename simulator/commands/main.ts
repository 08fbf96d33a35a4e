#!/usr/bin/env node
import about from '../../package.json' with { type: 'json' }

/**
 * What the command begins with: it asks for Node's version before anything is imported that an older Node cannot read. So
 * it imports nothing but a number and has no syntax that is newer than ES2015, apart from import().
 */

const needed = about.engines.node.replace('>=', '')
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
const [neededMajor = 0, neededMinor = 0] = needed.split('.').map(Number)

/** Node 22 and newer keep what they have compiled, in the folder for temporary files: a later start takes a fifth less. */
const keepCompiled = () => {
  const modules: object = process.getBuiltinModule('node:module')
  const { enableCompileCache } = modules as { readonly enableCompileCache?: () => void }
  if (enableCompileCache) enableCompileCache()
}

if (major < neededMajor || (major === neededMajor && minor < neededMinor)) {
  process.stderr.write(`ksef-simulator needs Node ${needed} or newer, and this is Node ${process.versions.node}.\n`)
  process.exitCode = 1
} else {
  keepCompiled()
  import('./command.js')
}
