import { ITEMS_A_PAGE } from './formats.ts'
import { deliveryRule, signedFields } from './webhooks.ts'

/**
 * What is assumed of more than one operation, by what it is about, with what it rests on. The reference page and the
 * OpenAPI document show it as it stands here; what is assumed of one operation stands with that operation.
 */
export const generalAssumptions: Readonly<Record<string, readonly string[]>> = {
  'Hosts and JWT': [
    'Both of A-Cube’s hosts stand under one path here; the real one chooses its environment by host (IT-LIVE, another country).',
    'The key of Poland in roles is pl.api.acubeapi.com, and the JWT is signed with RS256 for 86400 seconds (IT-LIVE: seen in a real token, another country).',
    'A JWT is not renewed: one signs in again (a client of another product of A-Cube).',
    '401 is {code, message} with the texts of the Lexik JWT bundle; only "Invalid JWT Token" was seen (IT-LIVE, another country).',
  ],
  'Resources and collections': [
    `Hydra is given for application/ld+json, an array for application/json, and a page has ${ITEMS_A_PAGE} items (IT-SEARCH, another country).`,
    'The values of @context, @id and @type: the keys are printed, not what stands there. What cannot be fetched has no @id (OURS).',
    'Where a body names a legal entity or an invoice, its @id is taken as well as its UUID (STACK).',
  ],
  Errors: [
    'Problem documents and {code, message} are the two forms of an error (IT-LIVE, another country).',
    'Several violations are joined in detail by line feeds (STACK); one alone is printed (VALID).',
    'The words and codes of violations are those of Symfony’s constraints (STACK); printed are the one for a text too short and the one for a legal entity not found (VALID).',
    '400 for what cannot be read, 413 for a body of more than 256 KiB, of an invoice 5 MiB, 415 for another media type, 405 with Allow for another method (STACK, OURS).',
  ],
  'Legal entities and their tokens': [
    'A legal entity becomes active when a token proved good (LE says what active means, not when it comes).',
    'When KSeF refuses the token in use, the legal entity is blocked and onboarding-deactivated is sent; no page takes up a token that was revoked in KSeF (OURS).',
    'What A-Cube does in KSeF to sign in, send, receive and fetch the UPO follows KSeF’s documentation; no page of A-Cube shows it.',
  ],
  Invoices: [
    'processingCode: STATUS calls it processing_code, the notifications (RECV, ERR) call it processingCode; REF-INV shows neither. It is processingCode everywhere here.',
    'error is the processing code in words, errorDescription what KSeF says: REF-INV prints the names alone (OURS).',
    'originType is json, xml or ksef; invoiceVersion is the form without its space, FA(3); filename is the KSeF number, or the UUID before there is one, with .xml: REF-INV prints the names alone (OURS).',
    'acquisition repeats acquisitionTimestamp; payload holds the XML (OURS).',
    'An invoice has no state of its own for the UPO: hasUpo says that it is there (STATUS and WH-TYPES name none).',
    'How JSON stands for the elements, attributes and lists of FA(3) is read off the samples (SEND).',
  ],
  Notifications: [
    'invoice-sender of an accepted invoice: printed are a rejected one (ERR) and a received one (RECV); it has Subject1, valid, 200, the number, the instant and the hash.',
    'hash is the SHA-256 of the XML in Base64, as KSeF gives it (RECV shows a value, not what it is).',
    'Subject3 and SubjectAuthorized of subjectType and Offline of invoicingMode are KSeF’s; only Subject1, Subject2 and Online are printed.',
    'The onboarding payload is not printed: legalEntityUuid, status, message and webhookType (OURS).',
    `A notification that is not answered with 2XX is sent again ${deliveryRule.retries} times, first after ${deliveryRule.firstWaitSeconds} s, each time ${deliveryRule.backOff} times as long after the last; not after 404, and redirects are not followed (PEPPOL-WH, another country).`,
    `Notifications are signed with HTTP Message Signatures, ed25519, key id acube, over ${signedFields.join(', ')} (SIG, common to all countries); that the key of GET /signature-public-key is PEM is read off A-Cube’s sample of a receiver.`,
    'X-DisableEndpoints, which suppresses notifications in Italy, is not looked at.',
  ],
}
