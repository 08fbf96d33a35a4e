import type { Command } from 'commander'
import { UsageError } from './exits.ts'

/** Whose NIP it is, as a person writes it. */
export interface NipOptions {
  readonly nip: string
  readonly asIs?: true
}

export const addNipOption = (command: Command, whose: string): Command =>
  command
    .requiredOption('--nip <nip>', `${whose}; 526-587-76-35 and PL5265877635 are understood`)
    .option('--as-is', 'take the NIP as it stands there, also a wrong one')

const plain = (text: string): string => text.trim().replace(/^PL/i, '').replace(/[\s-]/g, '')

/** What is wrong with ten digits, or with what are none; undefined for a NIP. */
const faultOf = async (nip: string): Promise<string | undefined> => {
  const { isValidNip, nipCheckDigit, nipPattern } = await import('../../contracts/ksef/formats.ts')
  if (isValidNip(nip)) return undefined
  if (!/^\d{10}$/.test(nip)) return 'a NIP has ten digits.'
  if (!nipPattern.test(nip)) return 'the first digit of a NIP is not 0, and the next two are not 00.'
  const digit = nipCheckDigit(nip.slice(0, 9))
  return digit === 10
    ? 'no NIP begins with these nine digits.'
    : `its last digit must be ${digit}, by the others: ${nip.slice(0, 9)}${digit}.`
}

/** The ten digits. KSeF's TEST environment takes some NIPs that do not exist: `--as-is` sends them. @throws UsageError */
export const nipOf = async ({ nip, asIs }: NipOptions): Promise<string> => {
  if (asIs) return nip
  const digits = plain(nip)
  const fault = await faultOf(digits)
  if (fault !== undefined) throw new UsageError(`error: ${nip} is no NIP: ${fault} --as-is takes it as it is.`)
  return digits
}
