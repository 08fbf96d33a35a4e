import 'reflect-metadata'
import * as x509 from '@peculiar/x509'
import { addressTarget } from '../../../simulator/commands/contracts/address-target.ts'
import { createSimulator, type EncryptionKey, systemRuntime } from '../../../simulator/index.ts'
import type { TargetKind } from './target-kind.ts'

const rsa = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
}

const freshKey = async (usage: EncryptionKey['usage']): Promise<EncryptionKey> => {
  const keys = await crypto.subtle.generateKey(rsa, true, ['sign', 'verify'])
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=Ministerstwo Finansów',
    notBefore: new Date(Date.now() - 86_400_000),
    notAfter: new Date(Date.now() + 365 * 86_400_000),
    keys,
    signingAlgorithm: rsa,
  })
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', keys.privateKey)
  return { usage, certificate: certificate.toString('pem'), privateKey: x509.PemConverter.encode(pkcs8, 'PRIVATE KEY') }
}

let keys: Promise<EncryptionKey[]> | undefined

const delays = {
  authentication: 12,
  activation: 25,
  revocation: 18,
  enrollment: 20,
  grant: 30,
  invoice: 15,
  session: 20,
  storage: 25,
}

const open = async (pace: number, surprise?: number) => {
  keys ??= Promise.all([freshKey(['SymmetricKeyEncryption']), freshKey(['KsefTokenEncryption'])])
  const simulator = createSimulator({
    runtime: systemRuntime({ delays }),
    keys: await keys,
    rateLimits: 'off',
    surprise,
  })
  const { baseUrl } = await simulator.listen({ port: 0 })
  const { target, cleanUp, close } = addressTarget({ url: baseUrl, pace })
  return {
    target,
    cleanUp,
    close: async () => {
      const { refused } = await close()
      await simulator.close()
      if (refused.length > 0) throw new Error(`Not undone: ${refused.join('; ')}`)
    },
  }
}

/**
 * KSeF as a stranger would run it: the machine's clock, other delays, chance and keys, and the surprises of a later
 * version. A suite that leans on what our own simulators happen to do fails here. This is the way to the real TEST
 * environment, too, and the one place where tests really wait.
 */
export const stranger: TargetKind = {
  name: 'a stranger',
  abilities: [],
  open: () => open(0, 2026),
}

/** The same of today's version, without surprises, and paced as the real TEST environment is: what the live target meets. */
export const paced: TargetKind = {
  name: 'a stranger of today',
  abilities: ['form'],
  open: () => open(2),
}
