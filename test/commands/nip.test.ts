import { expect, test } from 'vitest'
import { isValidNip } from '../../contracts/ksef/formats.ts'
import { register } from '../../simulator/commands/nip.ts'
import { runCommand } from './run-command.ts'

test('nip prints a valid NIP, another one each time', async () => {
  const [one, other] = [await runCommand(register, 'nip'), await runCommand(register, 'nip')]
  expect(isValidNip(one.out.trim())).toBe(true)
  expect(one.out).not.toBe(other.out)
})
