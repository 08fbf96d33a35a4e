import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { apiNames, isBefore, newestApi } from '../../contracts/ksef/api-version.ts'
import { contractAt } from '../../contracts/ksef/contract.ts'
import { errors } from '../../contracts/ksef/errors.ts'
import { everyOperation } from '../../contracts/ksef/operations.ts'
import { isThere, readAt, schemaAt, since, was } from '../../contracts/versions.ts'

test('versions have an order of their own, which is none of numbers', () => {
  expect(isBefore('2.7', '2.9')).toBe(true)
  expect(isBefore('2.9', '2.7')).toBe(false)
  expect(isBefore('2.8', '2.8')).toBe(false)
})

test.each([
  [{}, [true, true, true]],
  [{ since: '2.8' }, [false, true, true]],
  [{ until: '2.7' }, [true, false, false]],
  [{ since: '2.8', until: '2.8' }, [false, true, false]],
] as const)('%j is there: %j', (lifetime, there) => {
  expect(apiNames.map(version => isThere(lifetime, version))).toEqual(there)
})

test('of several older forms the one that held counts', () => {
  const older = { '2.7': 'oldest', '2.8': 'older' }
  expect(apiNames.map(version => readAt(older, version))).toEqual(['oldest', 'older', undefined])
  expect(readAt({ '2.8': 'older' }, '2.7')).toBe('older')
  expect(readAt(undefined, '2.7')).toBeUndefined()
})

describe('a schema of an older version', () => {
  const Name = z.string().max(9)
  const Pet = z.object({
    name: was(Name, { '2.7': z.string().max(3) }),
    kind: was(z.enum(['cat', 'dog', 'fox']), { '2.7': z.enum(['cat', 'dog']) }),
    age: since('2.8', z.number().nullish()),
    born: z.string().meta({ format: 'date' }),
  })
  const pet = { name: 'Filemon', kind: 'fox', age: 3, born: '2026-01-01' }

  test('the newest is the declared one itself, and so is what has no mark', () => {
    expect(schemaAt(Pet, newestApi)).toBe(Pet)
    expect(schemaAt(Name, '2.7')).toBe(Name)
    const born = schemaAt(Pet, '2.7').shape.born
    expect(born).toBe(Pet.shape.born)
    expect(born.meta()).toEqual({ format: 'date' })
  })

  test('a mark is of one place: the schema that was marked is used elsewhere as it is', () => {
    expect(schemaAt(z.object({ Name }), '2.7').shape.Name).toBe(Name)
  })

  test('reads as it did', () => {
    expect(Pet.parse(pet)).toEqual(pet)
    const { error } = schemaAt(Pet, '2.7').safeParse(pet)
    expect(error!.issues.map(({ path }) => path.join())).toEqual(['name', 'kind'])
    expect(schemaAt(Pet, '2.7').parse({ ...pet, name: 'Fil', kind: 'cat' })).toEqual({
      name: 'Fil',
      kind: 'cat',
      born: '2026-01-01',
    })
  })

  test.each([
    ['a list', z.array(Pet).min(1)],
    ['what may be left out', z.object({ pet: Pet.nullish() })],
    ['a record', z.record(z.string(), Pet)],
    ['one of two', z.union([Pet, z.null()])],
    ['what has a default', Pet.default({ ...pet, kind: 'cat' } as never)],
    ['what cannot be changed', Pet.readonly()],
    ['a pipe', Pet.pipe(z.any())],
  ])('is found within %s', (_, schema) => {
    expect(schemaAt(schema, newestApi)).toBe(schema)
    expect(schemaAt(schema as z.ZodType, '2.7')).not.toBe(schema)
  })

  test('keeps checks and what describes it', () => {
    const even = z
      .array(Pet)
      .refine(list => list.length % 2 === 0, 'not even')
      .meta({ description: 'pairs' })
    const older = schemaAt(even, '2.7')
    expect(older.meta()).toEqual({ description: 'pairs' })
    const { error } = older.safeParse([{ ...pet, name: 'Fil', kind: 'cat' }])
    expect(error!.issues.map(({ message }) => message)).toEqual(['not even'])
  })

  test('gives who reads what it does not take a value in its place', () => {
    const Limits = z.object({ most: z.number(), each: since('2.8', z.number(), 500) })
    expect(schemaAt(Limits, '2.7').parse({ most: 1, each: 7 })).toEqual({ most: 1, each: 500 })
    expect(schemaAt(Limits, '2.8').parse({ most: 1, each: 7 })).toEqual({ most: 1, each: 7 })
    expect(
      schemaAt(Limits, '2.7')
        .safeParse({})
        .error!.issues.map(({ path }) => path.join()),
    ).toEqual(['most'])
  })
})

describe('contracts', () => {
  test('the newest is what is declared, itself', () => {
    const newest = contractAt(newestApi)
    expect(newest.errors).toBe(errors)
    const declared = new Set(everyOperation.map(({ operation }) => operation))
    expect(newest.operations.every(({ operation }) => declared.has(operation))).toBe(true)
  })

  test('one is made once', () => {
    expect(contractAt('2.7')).toBe(contractAt('2.7'))
  })

  test('errors are told as they were', () => {
    const told = apiNames.map(version => contractAt(version).errors.sellersDiffer.code)
    expect(told).toEqual([71001, 71004, 71004])
    const refusals = apiNames.map(version =>
      contractAt(version).named.get('sessions.sendInvoice')!.errors.includes('sessionUnderMaintenance'),
    )
    expect(refusals).toEqual([false, true, true])
  })

  test('operations count where they did', () => {
    const groups = apiNames.map(version => contractAt(version).named.get('sessions.closeOnline')!.limits)
    expect(groups).toEqual(['onlineSession', 'onlineSessionClose', 'onlineSessionClose'])
    expect(apiNames.map(version => contractAt(version).rateGroups.collectiveIdentifier.perHour)).toEqual([
      120, 240, 240,
    ])
    expect(apiNames.map(version => contractAt(version).addressLimits.global.perSecond)).toEqual([-1, -1, 75])
  })

  test('what a handler may say of no version has a name in all of them', () => {
    for (const version of apiNames) expect(Object.keys(contractAt(version).errors)).toEqual(Object.keys(errors))
  })
})
