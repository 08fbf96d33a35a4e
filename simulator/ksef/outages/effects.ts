/** What an outage does to the API, each as it was observed or is documented (latarnia.md, 9). */
export const outageEffects = [
  /** 503 in HTML (CIRFMF/ksef-api issue 852). */
  'unavailable',
  /** 502 in HTML (issues 830, 852). */
  'bad-gateway',
  /** 504 without a body (issue 786; the body is not known). */
  'gateway-timeout',
  /** The connection is cut (issue 830). */
  'cut',
  /** No answer until the outage is over, or two minutes have passed: then 504 (issue 830). */
  'hang',
  /** The work is done, and the answer lost: 502 (issues 786, 822). */
  'done-but-lost',
  /** 21184 for sessions that were opened before; new ones work (open-api.json). */
  'session-maintenance',
  /** What would be done with in its course ends in 550: invoices, exports, grants, requests for certificates (issue 546). */
  'cancelled',
  /** What would be done with in its course stays at 100, 150 or 170 until it is over, also sessions (issues 241, 408, 786). */
  'stuck',
  /** Announced, and nothing is felt (issue 760). */
  'none',
] as const
export type OutageEffect = (typeof outageEffects)[number]

const html = (title: string): string =>
  `<html>\n<head><title>${title}</title></head>\n<body>\n<center><h1>${title}</h1></center>\n<hr/><center>API</center>\n</body>\n</html>\n`

/** What a front says that does not reach KSeF. */
export const frontAnswers = {
  unavailable: { status: 503, headers: { 'Content-Type': 'text/html' }, body: html('503 Service Unavailable') },
  'bad-gateway': { status: 502, headers: { 'Content-Type': 'text/html' }, body: html('502 Bad Gateway') },
  'gateway-timeout': { status: 504, headers: { 'Content-Length': '0' }, body: null },
} as const
