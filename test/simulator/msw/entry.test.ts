import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'

/** Node as it is where msw is not installed. */
const withoutMsw = `
import { register } from 'node:module'
const hooks = \`export const resolve = (it, context, next) => {
  if (it !== 'msw') return next(it, context)
  throw Object.assign(new Error("Cannot find package 'msw' imported from here"), { code: 'ERR_MODULE_NOT_FOUND' })
}\`
register('data:text/javascript,' + encodeURIComponent(hooks))
`

/** What an import of the entry says, in a process of its own. */
const imported = (...node: readonly string[]): string =>
  execFileSync(
    process.execPath,
    [
      '--import',
      'tsx',
      ...node,
      '--input-type=module',
      '-e',
      `console.log(await import('./simulator/msw/entry.ts').then(it => Object.keys(it).join(), error => error.message))`,
    ],
    { cwd: new URL('../../..', import.meta.url), encoding: 'utf8' },
  ).trim()

test('without msw it says in a sentence what is missing', () => {
  expect(imported('--import', `data:text/javascript,${encodeURIComponent(withoutMsw)}`)).toBe(
    'ksef-simulator/msw needs the package msw, which is not installed: npm install --save-dev msw',
  )
})

test('with msw it has the handlers', () => {
  expect(imported()).toBe('handlers,override')
})
