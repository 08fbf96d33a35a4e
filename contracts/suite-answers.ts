import { strict as assert } from 'node:assert'
import { newestApi } from './ksef/api-version.ts'
import { contractAt } from './ksef/contract.ts'
import { type ErrorName, KsefError } from './ksef/errors.ts'

/** What cases look at in answers. */

/** The error of a call that must be refused with one of the catalogue, in the words that a version has for it. */
export const refused = async (
  call: Promise<unknown>,
  name: ErrorName,
  { errors } = contractAt(newestApi),
): Promise<KsefError> => {
  const error = await call.then(
    () => assert.fail(`taken, where ${name} was expected`),
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof KsefError)) throw error
  const { http, code, text } = errors[name]
  assert.deepEqual({ error: error.error, status: error.status, code: error.code }, { error: name, status: http, code })
  if (!text.includes('{')) assert.equal(error.text, text)
  return error
}

/** A call that must be refused, whatever for. */
export const refusedSomehow = (call: Promise<unknown>): Promise<KsefError> =>
  call.then(
    () => assert.fail('taken, where a refusal was expected'),
    (thrown: unknown) => {
      if (!(thrown instanceof KsefError)) throw thrown
      return thrown
    },
  )

export type Json = null | boolean | number | string | readonly Json[] | { readonly [member: string]: Json }

/** The body of an answer, which must be JSON of the media type. */
export const jsonOf = async <T = Record<string, unknown>>(
  response: Response,
  type = 'application/json',
): Promise<T> => {
  assert.equal(response.headers.get('Content-Type')?.split(';')[0], type)
  return (await response.json()) as T
}

/** The members of an object in their order. */
export const members = (value: unknown): string[] => Object.keys(value as object)

/** What a JWT claims, in order. */
export const claimsOf = (jwt: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString())

export const headerOf = (jwt: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(jwt.split('.')[0] ?? '', 'base64url').toString())

/** The permissions of an access token: the `per` claim is text that holds JSON (recorded). */
export const permissionsIn = (accessToken: string): string[] => JSON.parse(String(claimsOf(accessToken).per))

/** Without regard to order. */
export const sorted = (texts: readonly string[]): string[] => [...texts].sort()

/** `2026-01-19T15:59:13.8057696+00:00`: up to seven fractional digits without trailing zeros (recorded). */
export const timestampPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{0,6}[1-9])?\+00:00$/
