/** A text as bytes that databases order as JavaScript orders the text: by code unit. */
export const codeUnits = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16()
