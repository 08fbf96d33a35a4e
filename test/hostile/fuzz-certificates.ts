import { writeSync } from 'node:fs'
import { KsefError } from '../../contracts/ksef/errors.ts'
import { readCertificate } from '../../simulator/documents/xades/certificate.ts'
import { checks } from '../../simulator/documents/xades/checks.ts'
import { examine } from '../../simulator/documents/xades/verify.ts'
import { createSimulator, fixedRuntime } from '../../simulator/index.ts'
import { forge, now, type Signer, x509Data } from '../simulator/documents/xades/forge.ts'
import { forgeCertificate } from '../simulator/documents/xades/forge-certificate.ts'
import { certificateKinds } from './key-kinds.ts'
import { mutate } from './mutate-der.ts'
import { worstKeys } from './worst-keys.ts'

/**
 * Sends mutated certificates in where certificates and keys of strangers enter. What goes wrong in OpenSSL ends the
 * process, so it has one of its own: `node --import tsx test/hostile/fuzz-certificates.ts COUNT [FIRST]`. It names each
 * case before it begins, and prints at the end how many came to what.
 */

const [, , most = '1000', first = '0'] = process.argv
const { fetch } = createSimulator({ runtime: fixedRuntime({ at: now, seed: 1 }), rateLimits: 'off' })

const outcomes = new Map<string, number>()
const count = (outcome: string): void => void outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)

const notRead = 'not read'
/** Only these two say that the input is at fault; any other error is a defect, and ends the run. */
const refusal = (error: unknown): string => {
  if (error instanceof KsefError) return error.error
  if (error instanceof RangeError) return notRead
  throw error
}
const outcomeOf = (run: () => string): string => {
  try {
    return run()
  } catch (error) {
    return refusal(error)
  }
}
const attempt = (run: () => string): string => {
  const outcome = outcomeOf(run)
  count(outcome)
  return outcome
}

const read = (octets: Uint8Array): string => attempt(() => `read, self-signed: ${readCertificate(octets).selfSigned}`)

const sign = (stamp: string): string =>
  attempt(() => {
    examine(Buffer.from(stamp), { now, profile: 'test' }, checks)
    return 'accepted'
  })

const issue = async (label: string, octets: Uint8Array): Promise<void> => {
  const publicKey = `-----BEGIN ${label}-----\n${Buffer.from(octets).toString('base64').replace(/.{64}/g, '$&\n').trimEnd()}\n-----END ${label}-----\n`
  const { status } = await fetch('http://ksef.test/control/certificates', {
    method: 'POST',
    body: JSON.stringify({ publicKey }),
    headers: { 'Content-Type': 'application/json' },
  })
  if (status !== 201 && status !== 400) throw new Error(`POST /control/certificates answers ${status}`)
  count(`control ${status}`)
}

/** As the signer's certificate, and above the signer's in its chain. */
const signWith = (forged: Signer, honest: Signer): void => {
  sign(forge({ by: forged }))
  sign(forge({ by: honest, keyInfo: x509Data(honest.certificate, forged.certificate) }))
}

for (const { title, spki } of worstKeys) {
  writeSync(1, `${title}\n`)
  const forged = forgeCertificate({ key: spki })
  read(Buffer.from(forged.certificate, 'base64'))
  signWith(forged, certificateKinds[0]!)
  await issue('PUBLIC KEY', spki)
}

for (let index = Number(first); index < Number(first) + Number(most); index++) {
  writeSync(1, `${index}\n`)
  const honest = certificateKinds[index % certificateKinds.length]!
  const octets = mutate(Buffer.from(honest.certificate, 'base64'), index)
  const isRead = read(octets) !== notRead
  await issue('CERTIFICATE', octets)
  // A stamp is dear, and refused as soon as its certificate is.
  if (isRead || index % 32 === 0) signWith({ ...honest, certificate: octets.toString('base64') }, honest)
}
writeSync(1, `${JSON.stringify(Object.fromEntries([...outcomes].sort()))}\n`)
