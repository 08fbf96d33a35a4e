const html = (title: string): string =>
  `<html>\n<head><title>${title}</title></head>\n<body>\n<center><h1>${title}</h1></center>\n<hr/><center>API</center>\n</body>\n</html>\n`

/** What a front says that does not reach KSeF. */
export const frontAnswers = {
  unavailable: { status: 503, headers: { 'Content-Type': 'text/html' }, body: html('503 Service Unavailable') },
  'bad-gateway': { status: 502, headers: { 'Content-Type': 'text/html' }, body: html('502 Bad Gateway') },
  'gateway-timeout': { status: 504, headers: { 'Content-Length': '0' }, body: null },
} as const
