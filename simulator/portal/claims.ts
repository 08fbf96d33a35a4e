/** What a JWT says, for the panel. */
export type Claims = Readonly<Record<string, unknown>>

const jwt = /(?<![\w-])eyJ[\w-]*\.([\w-]+)\.[\w-]+/g

const decode = (payload: string): Claims[] => {
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString())
    return typeof claims === 'object' && claims !== null ? [claims as Claims] : []
  } catch {
    return []
  }
}

/** The claims of every JWT in a text, in order. The signature stays behind, so they are no secret. */
export const claimsIn = (text: string): readonly Claims[] =>
  [...text.matchAll(jwt)].flatMap(([, payload = '']) => decode(payload))
