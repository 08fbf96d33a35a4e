import { filled } from '../../contracts/filled.ts'
import { type Tongue, tongues } from '../../contracts/told.ts'
import { unbroken } from '../pages/unbroken.ts'
import { attachmentTexts } from './attachments/texts.ts'
import { certificateTexts } from './certificates/texts.ts'
import { collectiveTexts } from './collective/texts.ts'
import { invoiceTexts } from './invoices/texts.ts'
import { permissionTexts } from './permissions/texts.ts'
import { pictureTexts } from './picture/texts.ts'
import { sessionTexts } from './sessions/texts.ts'
import { frameTexts } from './texts/frame.ts'
import { hoodTexts } from './texts/hood.ts'
import { listTexts } from './texts/lists.ts'
import { signInTexts } from './texts/sign-in.ts'
import { tokenTexts } from './tokens/texts.ts'

/** Every area's sentences: a new area adds its own here. */
export const areas = [
  frameTexts,
  listTexts,
  signInTexts,
  hoodTexts,
  tokenTexts,
  sessionTexts,
  invoiceTexts,
  pictureTexts,
  permissionTexts,
  certificateTexts,
  collectiveTexts,
  attachmentTexts,
] as const

type Together<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer All) => void ? All : never

/** Every sentence of the portal in both languages. */
export const texts: Together<(typeof areas)[number]> = Object.assign({}, ...areas)

export const languages = tongues
export type Language = Tongue
export type TextKey = keyof typeof texts

/** A text in the reader's language; {names} are filled from `values`. */
export interface Say {
  (key: TextKey, values?: Readonly<Record<string, string | number>>): string
  readonly language: Language
}

export const sayIn = (language: Language): Say => {
  const say = (key: TextKey, values?: Readonly<Record<string, string | number>>) =>
    filled(language === 'pl' ? unbroken(texts[key].pl) : texts[key].en, values)
  return Object.assign(say, { language })
}
