const decoder = new TextDecoder('utf-8', { fatal: true })

/** Says in its message why a body is no JSON, without what stands there: it may be a password. */
export class NoJson extends Error {
  override readonly name = 'NoJson'
}

/** The engine repeats a piece of the text in double quotes; where it does not, it says what is missing and where. */
const reasonOf = (error: unknown): string => {
  const text = (error as Error).message
  return text.includes('"') ? 'a character stands where JSON has none of its kind.' : text
}

/** A body of JSON in UTF-8. @throws NoJson */
export const parseJson = (body: Uint8Array): unknown => {
  try {
    return JSON.parse(decoder.decode(body))
  } catch (error) {
    throw new NoJson(`The body is no JSON in UTF-8: ${reasonOf(error)}`)
  }
}
