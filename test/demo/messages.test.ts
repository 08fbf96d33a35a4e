import { expect, test } from 'vitest'
import { performStep } from '../../simulator/demo/perform.ts'
import { steps } from '../../simulator/demo/steps.ts'
import { stageWithMessages } from './told.ts'

test('no secret stands in any message of the story', async () => {
  const stage = await stageWithMessages()
  const { story, messages } = stage
  for (const step of steps) expect(await performStep(step, story, async () => {})).toMatchObject({ holds: true })
  await stage.close()

  const shown = JSON.stringify(messages)
  const secrets = [
    ...[story.seller, story.buyer].map(({ token }) => token?.split('|')[2]),
    story.account.password,
    story.acube.bearer?.split('.')[2],
  ]
  for (const secret of secrets) {
    expect(secret).toMatch(/.{8}/)
    expect(shown).not.toContain(secret)
  }
  expect(shown).not.toMatch(/ksef_portal|"cookie: |csrf/)
  // What is told is there all the same.
  expect(shown).toContain('authorizationToken')
  expect(messages.filter(({ from, to }) => from === 'A-Cube' && to === 'You').map(it => it.status)).toEqual(
    expect.not.arrayContaining([401]),
  )
})

test('slow work is waited for', async () => {
  const slow = { authentication: 60, activation: 60, revocation: 60, invoice: 60, session: 60, storage: 60 }
  const stage = await stageWithMessages(slow)
  let looks = 0
  // A-Cube asks KSeF again after half a second: all looks together must take longer, on a fast machine, too. Nothing sleeps.
  const pause = async () => {
    looks += 1
    const end = performance.now() + 100
    while (performance.now() < end) await fetch(`${stage.simulator.origin}/control/health`)
  }
  for (const step of steps) expect(await performStep(step, stage.story, pause)).toMatchObject({ holds: true })
  expect(looks).toBeGreaterThan(0)
  await stage.close()
})
