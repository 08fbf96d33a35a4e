import { createPublicKey, type KeyObject } from 'node:crypto'
import { KsefError } from '../../../contracts/ksef/errors.ts'
import { keyFault } from '../xades/foreign-key.ts'
import { derElements, derOid } from '../xml/der.ts'
import { why } from './explanations.ts'

/** RSA PKCS#1 and EC: a key that is for RSA-PSS alone has another identifier (open-api.json, POST /certificates/enrollments). */
const kinds: Readonly<Record<string, KeyKind>> = { '1.2.840.113549.1.1.1': 'RSA', '1.2.840.10045.2.1': 'EC' }
export type KeyKind = 'RSA' | 'EC'

export interface RequestKey {
  readonly kind: KeyKind
  readonly key: KeyObject
}

/** The key of a request, where it is one that KSeF certifies. */
export const judgeKey = (spki: Buffer): RequestKey => {
  const [identifier] = derElements(derElements(spki)[0]?.contents ?? spki)
  const [type] = derElements(identifier?.contents ?? Buffer.alloc(0))
  const oid = derOid(type?.contents ?? Buffer.alloc(0))
  const kind = kinds[oid]
  if (kind === undefined) throw new KsefError('csrKeyNotAllowed', { explanation: why('keyKind', { key: oid }) })
  const key = decode(spki)
  // Before anything else touches it: foreign-key.ts.
  const fault = keyFault(key)
  if (fault !== undefined) throw new KsefError('csrKeyNotAllowed', { explanation: why('keyRefused', { fault }) })
  const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {}
  if (modulusLength !== 2048 && namedCurve !== 'prime256v1')
    throw new KsefError('csrKeyNotAllowed', {
      explanation: why('keyKind', { key: kind === 'RSA' ? `RSA ${modulusLength}` : `EC ${namedCurve}` }),
    })
  return { kind, key }
}

const decode = (spki: Buffer): KeyObject => {
  try {
    return createPublicKey({ key: spki, format: 'der', type: 'spki' })
  } catch {
    throw new KsefError('invalidCsr', { explanation: why('keyUnreadable') })
  }
}
