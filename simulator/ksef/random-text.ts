import { makeReferenceNumber, type ReferenceKind } from '../../contracts/ksef/formats.ts'
import type { Runtime } from '../runtime/runtime.ts'

export const randomHex = (runtime: Runtime, bytes: number): string => runtime.random(bytes).toString('hex')

/** A reference number of now. */
export const newReferenceNumber = (kind: ReferenceKind, runtime: Runtime, now: number): string =>
  makeReferenceNumber(kind, now, randomHex(runtime, 5).toUpperCase())

/** 32 hex digits of a version 4 UUID without dashes. */
export const undashedUuid = (runtime: Runtime): string => {
  const bytes = Buffer.from(runtime.random(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return bytes.toString('hex')
}

/** A version 4 UUID. */
export const newUuid = (runtime: Runtime): string =>
  undashedUuid(runtime).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
