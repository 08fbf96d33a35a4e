import type { ErrorName } from '../../../../../contracts/ksef/errors.ts'
import type { VerifyOptions } from '../../../../../simulator/documents/xades/issuer.ts'
import { forge, itsProperties, ns, person, reference, requestContent, signer, wholeRequest } from '../forge.ts'

export interface Refusal {
  readonly title: string
  readonly document: () => string | Uint8Array
  readonly error: ErrorName
  /** What the explanation must say. */
  readonly explains: RegExp
  readonly options?: Partial<VerifyOptions>
  /** The detail of the answer, where it is recorded or .NET's. */
  readonly detail?: string
}

/** Replaces, and insists that there was something to replace. */
export const change = (text: string, from: string | RegExp, to: string): string => {
  const changed = text.replace(from, to)
  if (changed === text) throw new Error(`nothing to change: ${from}`)
  return changed
}

/** A document with nothing wrong with it. */
export const good = (): string => forge()

/** The two references every signature has. */
export const properties = reference(itsProperties)

export const whole = reference(wholeRequest)

/** A second signer. */
export const other = signer('rsa-person-pesel')

/** An AuthTokenRequest without signature. */
export const request = (content: string = requestContent): string =>
  `<AuthTokenRequest xmlns="${ns.request}">${content}</AuthTokenRequest>`

/** An enveloping signature around an object of any content. */
export const enveloping = (object: string, shape = {}): string =>
  forge({ by: person, format: 'enveloping', object, ...shape })
