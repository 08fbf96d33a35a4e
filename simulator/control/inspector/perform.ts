import type { ControlCallShape } from '../../../contracts/control/call.ts'
import { membersOf, readText } from '../../../contracts/control/read-text.ts'
import { NotDone } from '../not-done.ts'
import { perform as performed } from '../perform.ts'
import { formCall, type Refused } from './call-form.tsx'
import type { Look } from './look.ts'
import { unread } from './texts.ts'

/** What a form fills in; what is left empty is not said. */
const textsIn = (form: URLSearchParams): ReadonlyMap<string, string> =>
  new Map([...form].map(([name, text]) => [name, text.trim()] as const).filter(([, text]) => text !== ''))

const bodyOf = ({ body }: ControlCallShape, texts: ReadonlyMap<string, string>): Record<string, unknown> =>
  Object.fromEntries(
    membersOf(body).flatMap(([name, schema]) => {
      const text = texts.get(name)
      return text === undefined ? [] : [[name, readText(schema, text)]]
    }),
  )

/**
 * Makes the call that a form asks for, as its declaration reads it.
 * @returns why it is not done, or 'done'; undefined for no call of a form
 */
export const perform = async (
  look: Look,
  call: string,
  form: URLSearchParams,
): Promise<Refused | 'done' | undefined> => {
  const shape = formCall(call)
  if (shape === undefined) return undefined
  const refused = (status: number, error: string): Refused => ({ call, status, error, given: form })
  const texts = textsIn(form)
  const params = shape.params?.safeParse(Object.fromEntries(texts))
  const body = shape.body?.safeParse(bodyOf(shape, texts))
  for (const read of [params, body]) if (read?.success === false) return refused(400, unread(read.error, look.tongue))
  const [area = '', name = ''] = call.split('.')
  const input = { params: params?.data, query: undefined, body: body?.data, lines: undefined }
  try {
    await performed({ area, name, operation: shape }, input, look.steering)
    return 'done'
  } catch (thrown) {
    if (!(thrown instanceof NotDone)) throw thrown
    return refused(thrown.status, thrown.told[look.tongue])
  }
}
