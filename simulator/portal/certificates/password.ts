import type { TextKey } from '../texts.ts'

/** What the real portal asks of the password of a key (portal-more.md §5.1), each with the sentence that says so. */
const rules: readonly (readonly [TextKey, (password: string) => boolean])[] = [
  ['passwordLength', ({ length }) => length >= 15 && length <= 32],
  ['passwordCapital', password => /[A-Z]/.test(password)],
  ['passwordSmall', password => /[a-z]/.test(password)],
  ['passwordDigit', password => /\d/.test(password)],
  ['passwordSpecial', password => /[!@#$%^&*()\-_=+]/.test(password)],
  ['passwordOthers', password => /^[A-Za-z\d!@#$%^&*()\-_=+]*$/.test(password)],
]

/** What is wrong with a password. */
export const wrongWithPassword = (password: string): readonly TextKey[] =>
  rules.filter(([, holds]) => !holds(password)).map(([key]) => key)
