import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { register } from '../../simulator/commands/token.ts'
import { runCommand } from './run-command.ts'

/** A KSeF that refuses everything and explains it. */
const server = createServer((request, response) => {
  if (request.url === '/control/explanations/e7')
    return response.end(JSON.stringify({ text: 'A sentence for developers.' }))
  const list = [
    { exceptionCode: 21405, exceptionDescription: 'Błąd walidacji danych wejściowych.', details: ['Szczegół.'] },
  ]
  response.writeHead(400, { 'Content-Type': 'application/json', 'X-Simulator-Explanation': 'e7' })
  return response.end(JSON.stringify({ exception: { exceptionDetailList: list } }))
})
await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
afterAll(() => server.close())

const words = ['token', '--nip', '5265877635', '--name', 'Accounting', '--role', 'InvoiceRead']

test("a refusal prints KSeF's words and the simulator's explanation, without a stack trace", async () => {
  expect(await runCommand(register, ...words, '--url', url)).toEqual({
    out: '',
    err: 'KSeF refuses: 21405: Błąd walidacji danych wejściowych. - Szczegół.\nWhy: A sentence for developers.\n',
    code: 4,
  })
})

test('a KSeF that is not there is named', async () => {
  const { err, code } = await runCommand(register, ...words, '--url', 'http://127.0.0.1:1')
  expect(code).toBe(3)
  expect(err).toMatch(/^No answer from http:\/\/127\.0\.0\.1:1: /)
  expect(err).not.toContain('    at ')
})

test('an unknown role is answered with the known ones', async () => {
  const { err, code } = await runCommand(register, ...words, '--role', 'Everything', '--url', url)
  expect(code).toBe(2)
  expect(err).toMatch(/^error: Everything is no role\. The roles are: InvoiceRead, /)
})
