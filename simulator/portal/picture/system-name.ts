import type { Say } from '../texts.ts'

/** The name of the system as the Ministry writes it: its e is red. */
export const systemName = (say: Say): { readonly before: string; readonly letter: string; readonly after: string } => {
  const [before = '', after = ''] = say('pictureSystem').split(/\be(?=-)/)
  return { before, letter: 'e', after }
}
