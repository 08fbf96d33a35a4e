/** Says where the headers of an answer differ from those recorded: which there are, and what those of KSeF itself hold. */

/** Recorded headers that the simulator does not send, and why. */
export const notOurs: Readonly<Record<string, string>> = {
  connection: "HTTP/1.1's own: the server that the simulator runs on sets it.",
  'transfer-encoding': "HTTP/1.1's own: the server that the simulator runs on sets it.",
  'content-encoding': 'Asked for by the client; the simulator does not compress.',
  'strict-transport-security': 'Means nothing without TLS.',
  'x-cache': 'Of what stood in front of KSeF until January 2026.',
  'x-cdn': 'Of the protection in front of KSeF.',
}

/** Headers that stand beside KSeF's own. */
const added = ['x-simulator-explanation', 'server']

/** Their value is another in each answer, of this form. */
const forms: Readonly<Record<string, RegExp>> = { 'retry-after': /^\d+$/, server: /./ }

/** Others quote some headers, or what the gateway of the old hosts left of them: no Server, no Cache-Control. */
const isWhole = (recorded: Headers): boolean => recorded.has('connection') && !recorded.has('x-cache')

const valueDiffers = (name: string, recorded: string, answered: string): boolean => {
  const form = forms[name]
  return form === undefined ? !answered.startsWith(recorded) : !form.test(answered)
}

export const headerDifferences = (shown: Readonly<Record<string, string>>, answered: Headers): string[] => {
  const recorded = new Headers(shown)
  const missing = [...recorded]
    .filter(([name]) => notOurs[name] === undefined)
    .filter(([name, value]) => !answered.has(name) || valueDiffers(name, value, answered.get(name)!))
    .map(([name, value]) => `${name} is ${answered.get(name)}, recorded is ${value}`)
  const strange = [...answered.keys()].filter(name => isWhole(recorded) && !recorded.has(name) && !added.includes(name))
  return [...missing, ...strange.map(name => `${name} was not recorded`)]
}
