/** What stands before KSeF and answers in its place, as it was seen (ksef-api issues 852 and 264). */

const html = { 'Content-Type': 'text/html' }
const script = '<script src="/_Incapsula_Resource?SWJIYLWA=719d34d31c8e3a6e6fffd425f7e032f3&ns=1&cb=1" async></script>'

const page = (title: string, more = ''): string =>
  `<html>\n<head><title>${title}</title></head>\n<body>\n<center><h1>${title}</h1></center>\n<hr/><center>API</center>\n${more}</body>\n</html>\n`

/** 504 was told of, and not what its body is: assumed to be like the others. */
const pages = {
  502: page('502 Bad Gateway', `${script}\n`),
  503: page('503 Service Unavailable'),
  504: page('504 Gateway Time-out'),
} as const

export const gatewayPage = (status: keyof typeof pages): Response =>
  new Response(pages[status], { status, headers: html })

/** A page for robots, with 200: only its type tells it from what was asked for. */
export const robotPage = (): Response =>
  new Response(
    `<html> <head> <META NAME="robots" CONTENT="noindex,nofollow"> <script src="/_Incapsula_Resource?SWJIYLWA=719d34d31c8e3a6e6fffd425f7e032f3"> </script> <body> </body></html>`,
    { status: 200, headers: html },
  )
