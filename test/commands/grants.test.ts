import { afterAll, expect, test } from 'vitest'
import { createClient, makePersonalCertificate, signInWithSeal } from '../../client/index.ts'
import { permissionsIn } from '../../contracts/suite-answers.ts'
import { register as registerGrant } from '../../simulator/commands/grant.ts'
import { register as registerGrants } from '../../simulator/commands/grants.ts'
import { createSimulator } from '../../simulator/index.ts'
import { runCommand } from './run-command.ts'

const simulator = createSimulator({ rateLimits: 'off' })
const { baseUrl } = await simulator.listen({ port: 0 })
afterAll(() => simulator.close())

const [nip, pesel] = ['5265877635', '90010112349']
const grant = (to: string, ...more: string[]) =>
  runCommand(registerGrant, 'grant', '--nip', nip, '--to', to, '--url', baseUrl, ...more)
const grants = (...words: string[]) => runCommand(registerGrants, 'grants', ...words, '--nip', nip, '--url', baseUrl)
const signIn = async () =>
  signInWithSeal(createClient({ baseUrl }), { nip, identity: await makePersonalCertificate({ pesel, key: 'p256' }) })

/** What the simulator says of a sign-in that it refuses. */
const whyNot = async (): Promise<string> => {
  const refused = await signIn().catch(error => error)
  const response = await fetch(new URL(`/control/explanations/${refused.explanationId}`, baseUrl))
  return ((await response.json()) as { text: string }).text
}

test('the explanation of a refused sign-in names the command that lets the person in; list and revoke', async () => {
  const [, command = ''] = / by the command ksef-simulator (grant [^,]+), by /.exec(await whyNot()) ?? []
  const words = command.split(' ')
  expect(words).toEqual(['grant', '--nip', nip, '--to', pesel, '--role', 'InvoiceRead'])
  const done = await runCommand(registerGrant, ...words, '--role', 'InvoiceWrite', '--url', baseUrl)
  expect(done).toEqual({ out: `${pesel}  InvoiceRead,InvoiceWrite  in ${nip}\n`, err: '', code: 0 })
  expect(permissionsIn(await (await signIn()).accessToken()).sort()).toEqual(['InvoiceRead', 'InvoiceWrite'])

  const listed = (await grants('list')).out.trim().split('\n')
  expect(listed).toHaveLength(2)
  for (const line of listed) expect(line).toMatch(/^[0-9a-f-]{36} {2}Active {4}\S{19} {2}Pesel:90010112349 {2}Invoice/)
  for (const line of listed) {
    const id = line.slice(0, 36)
    expect(await grants('revoke', id)).toEqual({ out: `${id}  revoked\n`, err: '', code: 0 })
  }
  expect(await grants('list', '--json')).toEqual({ out: '[]\n', err: '', code: 0 })
  await expect(signIn()).rejects.toMatchObject({ code: 415 })
})

test('firms: what they may pass on, and authorizations, which are taken back by their own operation', async () => {
  expect(await grant('7980332920', '--role', 'InvoiceRead', '--can-delegate')).toMatchObject({ err: '', code: 0 })
  expect(await grant('7980332920', '--role', 'SelfInvoicing')).toMatchObject({ err: '', code: 0 })
  const listed: { id: string; scope: string; who: string }[] = JSON.parse((await grants('list', '--json')).out)
  expect(listed.map(({ scope, who }) => [scope, who])).toEqual([
    ['InvoiceRead', 'Nip:7980332920'],
    ['SelfInvoicing', 'Nip:7980332920'],
  ])
  for (const { id } of listed) expect(await grants('revoke', id)).toMatchObject({ err: '', code: 0 })
  expect((await grants('list')).out).toBe('')
})

test.each([
  [['123', '--role', 'InvoiceRead'], '123 is no NIP, no PESEL, no Peppol identifier and no fingerprint'],
  [[pesel, '--role', 'Boss'], 'Boss is no role. The roles are: CredentialsManage, '],
  [[pesel, '--role', 'SelfInvoicing'], 'SelfInvoicing is granted to a NIP or a Peppol provider.'],
  [[pesel, '--role', 'InvoiceRead', '--can-delegate'], '--can-delegate goes with a NIP'],
  [['7980332920', '--role', 'CredentialsRead', '--can-delegate'], '--can-delegate goes with a NIP'],
  [['PPL123456', '--role', 'PefInvoicing'], 'KSeF refuses: 450: Operacja niedozwolona dla wskazanego identyfikatora'],
  [[nip, '--role', 'InvoiceRead'], 'KSeF refuses: 440: Operacja niedozwolona dla wskazanych powiązań'],
  [[pesel, '--role', 'EnforcementOperations'], 'KSeF refuses: 430: Kontekst identyfikatora nie odpowiada'],
])('grant --to %j ends in a sentence', async ([to, ...more], sentence) => {
  const { out, err, code } = await grant(to!, ...more)
  expect({ out, code }).toEqual({ out: '', code: sentence.startsWith('KSeF') ? 4 : 2 })
  expect(err).toContain(sentence)
  if (sentence.startsWith('KSeF')) expect(err).toMatch(/\nWhy: ./)
})
