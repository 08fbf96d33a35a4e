/** @throws Error for what is no base of links. */
export const readPublicUrl = (text: string): URL => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.href !== url.origin + url.pathname)
    throw new Error(`${JSON.stringify(text)} is no public address: one looks like https://ksef.example:8443.`)
  return url
}
