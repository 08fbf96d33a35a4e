import { expect, test } from 'vitest'
import { telling, together, verbatim } from '../../contracts/told.ts'

const why = telling({
  gone: { en: 'The session {session} is gone.', pl: 'Sesja {session} wygasła.' },
  refused: { en: 'Refused: {why}', pl: 'Odmowa: {why}' },
  none: { en: 'None.', pl: 'Brak.' },
})

test('a sentence of a catalogue is told in both languages, with the values it quotes', () => {
  expect(why('none')).toEqual({ en: 'None.', pl: 'Brak.' })
  expect(why('gone', { session: 'S' })).toEqual({ en: 'The session S is gone.', pl: 'Sesja S wygasła.' })
})

test('a sentence in a sentence keeps its language', () => {
  expect(why('refused', { why: why('gone', { session: 'S' }) }).pl).toBe('Odmowa: Sesja S wygasła.')
})

test('values that a sentence does not name, and missing ones, are errors of types', () => {
  // @ts-expect-error
  why('gone', { sesion: 'S' })
  // @ts-expect-error
  why('gone')
})

test('several sentences are told together; the words of another system are the same in both languages', () => {
  expect(together([why('none'), verbatim('Not found')])).toEqual({ en: 'None. Not found', pl: 'Brak. Not found' })
})
