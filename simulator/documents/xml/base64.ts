const shape = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/** The octets of xsd:base64Binary, or undefined where the text is not exactly that. XML whitespace is allowed. */
export const decodeBase64 = (text: string): Buffer | undefined => {
  const packed = text.replace(/[\t\n\r ]+/g, '')
  const octets = Buffer.from(packed, 'base64')
  // Written again it is the same but for bits to spare at its end.
  return packed !== '' && (octets.toString('base64') === packed || shape.test(packed)) ? octets : undefined
}
