import { KsefError } from '../../../contracts/ksef/errors.ts'
import { type SubjectAttribute, subjectAttributes } from '../../../contracts/ksef/subject-attributes.ts'
import { type DerElement, derElements, derOid, derText } from '../xml/der.ts'
import { why } from './explanations.ts'

const utf8StringTag = 12
/** UTF8String, PrintableString, IA5String, BMPString: a TeletexString is not read (certificates-082). */
const readable = [utf8StringTag, 19, 22, 30]
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** A subject by its attributes; of one that stands there twice the second is among the others. */
export const readSubject = (contents: Buffer) => {
  const subject: Partial<Record<SubjectAttribute, string>> = {}
  const others: string[] = []
  for (const attribute of derElements(contents).flatMap(relativeName => derElements(relativeName.contents))) {
    const [type, value] = derElements(attribute.contents)
    const oid = derOid(type?.contents ?? Buffer.alloc(0))
    const text = textOf(value, oid)
    const name = subjectAttributes[oid as keyof typeof subjectAttributes]
    if (name === undefined || subject[name] !== undefined) others.push(oid)
    else subject[name] = text
  }
  return { subject, others }
}

const textOf = (value: DerElement | undefined, oid: string): string => {
  const text = value && readable.includes(value.tag) ? decoded(value) : undefined
  if (text === undefined)
    throw new KsefError('invalidCsr', { explanation: why('noText', { oid, tag: value?.tag ?? '-' }) })
  return text
}

const decoded = (value: DerElement): string | undefined => {
  if (value.tag !== utf8StringTag) return derText(value)
  try {
    return utf8.decode(value.contents)
  } catch {
    return undefined
  }
}
