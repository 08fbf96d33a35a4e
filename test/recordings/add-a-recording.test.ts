import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { differences } from './alike.ts'
import { faultsByContract } from './contract-judges.ts'
import { answerTo, leadOf } from './leads/led.ts'
import type { Recording } from './recording.ts'

/** Follows the steps of fixtures/README.md with the recording that they show. */
const readme = readFileSync(new URL('../../fixtures/README.md', import.meta.url), 'utf8')
const blocks = [...readme.matchAll(/^ *```(\w+)\n([\s\S]*?)^ *```$/gm)]
const block = (language: string): string => blocks.find(([, name]) => name === language)?.[2] ?? ''
const recording: Recording = JSON.parse(block('json'))

test('step 2: the contract judges the example', () => {
  expect(faultsByContract(recording)).toEqual([])
  const broken = { ...recording, response: { ...recording.response, body: { startDate: 1 } } }
  expect(faultsByContract(broken)).not.toEqual([])
})

test('step 4: the line that leads the simulator there is in the table', () => {
  const folder = new URL('leads/', import.meta.url)
  const leads = readdirSync(folder).map(file => readFileSync(new URL(file, folder), 'utf8'))
  expect(leads.join('\n')).toContain(block('ts').trim())
})

test('step 5: led there, the simulator answers alike, and a difference is told by its place', async () => {
  const body: unknown = JSON.parse(await (await answerTo(leadOf(recording)!)).text())
  const likeness = { shown: recording.shown, later: ['authenticationMethodInfo'] }
  expect(differences(recording.response.body, body, likeness)).toEqual([])
  const otherwise = structuredClone(recording.response.body) as { status: { code: number } }
  otherwise.status.code = 200
  expect(differences(otherwise, body, likeness)).toEqual(['status.code is 450, recorded is 200'])
})
