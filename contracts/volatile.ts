/**
 * What time and chance make different in every answer, by its form: masked by rule where answers are compared,
 * never left out. A reference number stays one of its kind, a time one of its zone, a JWT a JWT.
 */
const forms: readonly (readonly [RegExp, string])[] = [
  [/https?:\/\/[^/\s"]+\/storage\/[^?\s"]+\/(invoice-upo|upo)\/upo_([\w-]+)\.xml\?[^\s"]+/g, '‹link to $1 of $2›'],
  [/<\w+ JWT, see jwt>|(?<![\w-])eyJ[\w-]+\.[\w-]+\.[\w-]+/g, '‹jwt›'],
  // A link has it behind a low line, which is a letter to \b.
  [/(?<!\d)\d{10}-\d{8}-[0-9A-F]{12}-[0-9A-F]{2}\b/g, '‹KSeF number›'],
  [/\d{8}-([A-Z]{2})-[0-9A-F]{10}-[0-9A-F]{10}-[0-9A-F]{2}/g, '‹$1 number›'],
  // As paths of links have it.
  [/\d{8}-([a-z]{2})-[0-9a-f]{10}-[0-9a-f]{10}-[0-9a-f]{2}/g, '‹$1 number›'],
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,7})?(Z|\+00:00)/g, '‹time $1›'],
  [/\b00-[0-9a-f]{32}(?:-[0-9a-f]{16}-0[01]\b| \.{3})/g, '‹traceparent›'],
  [/<64 lower-case hex digits>|\b[0-9a-f]{64}\b/g, '‹64 hex›'],
  [/\b[0-9A-F]{64}\b/g, '‹fingerprint›'],
  [/\b[0-9a-f]{32}\b/g, '‹32 hex›'],
  // The part by chance of the numbers that suites give their invoices.
  [/\b[0-9a-f]{16}\b/g, '‹16 hex›'],
  [/(?<![\w+/])[A-Za-z0-9+/]{43}=(?!=)/g, '‹SHA-256›'],
  [/\b\d{10}-\d{5}\b/g, '‹internal id›'],
  [/\bP[A-Z]{2}\d{6}\b/g, '‹Peppol id›'],
  [/<pesel>|\b\d{11}\b/g, '‹pesel›'],
  [/<nip>|\b\d{10}\b/g, '‹nip›'],
  [/(?<=Spróbuj ponownie po ).*(?=\.)/g, '‹wait›'],
]

/** The text with its volatile parts named by their form. */
export const maskedText = (text: string): string => forms.reduce((all, [form, name]) => all.replace(form, name), text)
