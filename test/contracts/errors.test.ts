import { expect, test } from 'vitest'
import { type ErrorEntry, type ErrorName, errors, KsefError } from '../../contracts/ksef/errors.ts'
import { allOperations } from '../../contracts/ksef/operations.ts'
import { authenticationStatuses } from '../../contracts/ksef/statuses.ts'

const entries: [string, ErrorEntry][] = Object.entries(errors)

test('a code has one text and one status', () => {
  const texts = new Map<number, Set<string>>()
  for (const [, { code, http, text }] of entries)
    if (code) texts.set(code, (texts.get(code) ?? new Set()).add(`${http} ${text}`))
  expect([...texts].filter(([, { size }]) => size !== 1)).toEqual([])
})

test('no two errors say the same', () => {
  const said = entries.map(([, { http, code, reason, text, detail }]) => [http, code, reason, text, detail].join(' | '))
  expect(said).toEqual([...new Set(said)])
})

test('an exception has a code, a 403 has a reason', () => {
  expect(entries.filter(([, { http, code }]) => http === 400 && code === undefined)).toEqual([])
  expect(entries.filter(([, { http, reason }]) => (http === 403) !== (reason !== undefined))).toEqual([])
})

test('an operation declares an error once', () => {
  for (const { operation } of allOperations) expect(operation.errors).toEqual([...new Set(operation.errors)])
})

test('every error that KSeF answers with 400 belongs to an operation', () => {
  const declared = new Set<ErrorName>(allOperations.flatMap(({ operation }) => operation.errors))
  const left = Object.keys(errors).filter(
    name => errors[name as ErrorName].http === 400 && !declared.has(name as ErrorName),
  )
  expect(left).toEqual([])
})

test('an error is filled in with its values', () => {
  const error = new KsefError('permissionsNotOwned', {
    values: { permissions: 'SubunitManage, EnforcementOperations' },
  })
  expect(error.details).toEqual(['Brakujące uprawnienia: SubunitManage, EnforcementOperations.'])
  expect(error.message).toMatch(/^26001: .* - Brakujące uprawnienia/)
})

test('a status is told by its code and details', () => {
  const said = Object.values(authenticationStatuses).map(status =>
    [status.code, 'details' in status ? status.details : ''].join(' | '),
  )
  expect(said).toEqual([...new Set(said)])
})
