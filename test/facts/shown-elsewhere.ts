/**
 * Facts of behaviour.json that no suite case names: what shows them instead, or why nothing can here. Facts of the forms
 * that the drift test compares (facts.ts) stand here only when it can't show them.
 */
export type Elsewhere =
  /** A test or case, by its file and its title. */
  { readonly shownBy: string; readonly title: string } | { readonly notApplicable: string }

const by =
  (shownBy: string) =>
  (title: string): Elsewhere => ({ shownBy, title })
const prose = (notApplicable: string): Elsewhere => ({ notApplicable })

const accepted = by('test/simulator/documents/xades/accepted.test.ts')
const matrix = by('test/simulator/documents/xades/matrix.test.ts')
const certificates = by('test/simulator/ksef/keys/ksef-certificate.test.ts')
const formats = by('test/contracts/formats.test.ts')
const csr = by('test/simulator/documents/pkcs10/signing-request.test.ts')('ends as %s: %s')
const profile = by('test/simulator/ksef/certificates/profile.test.ts')(
  'OpenSSL reads and verifies a certificate of type %s with a key %s',
)
const pages = by('test/simulator/ksef/qr/pages.test.ts')
const upo = by('test/simulator/documents/upo/upo.test.ts')
const queryMetadata = by('test/simulator/ksef/invoices/query-metadata.test.ts')
const thirdPartyInvoices = by('test/third-party/ksef-client-ts-invoices.test.ts')
const tokenStory = by('test/third-party/token-story.ts')
const errorsSuite = by('contracts/ksef/errors.suite.ts')
const jwtSuite = by('contracts/ksef/jwt.suite.ts')
const statusSuite = by('contracts/ksef/auth/status.suite.ts')
const drift = by('test/drift/drift.test.ts')('every difference is a named deviation')
const statusCodes = by('contracts/ksef/auth/status-codes.suite.ts')
const exportTest = by('test/simulator/ksef/invoices/export.test.ts')
const batchSuite = by('contracts/ksef/sessions/batch.suite.ts')
const invoiceStatus = by('contracts/ksef/sessions/invoice-status.suite.ts')

const client = prose('What a client does inside itself; nothing of it reaches KSeF.')
const contradiction = prose('Says that sources disagree; the choice stands in contracts/ksef/deviations.ts.')
const history = prose('Says since when; what is declared says it, where the declared versions differ.')
const announced = prose('Announced; no document of it is known.')
/** A younger fact says otherwise. */
const superseded = (fact: string): Elsewhere => prose(`Superseded by ${fact}.`)
const example = prose('About an example of the document; the simulator follows its tables and what was recorded.')
const ownFault = prose("Ends in a fault of KSeF's own, which the simulator does not make.")
const onePager = by('contracts/ksef/permissions/query-persons.suite.ts')(
  'page by page, newest first: nothing twice, nothing lost',
)
const cancelled = by('test/simulator/ksef/outages/outages.test.ts')('work under way is cancelled: 550')
const chain = prose('Certificates and their chains are judged before a sign-in begins: 21115 at once, and no status.')
const signedByOthers = accepted('accepted: %s')

export const shownElsewhere: Readonly<Record<string, Elsewhere>> = {
  'invoices-export-020': ownFault,
  'invoices-export-021': ownFault,
  'invoices-export-039': exportTest('as many as fit are not truncated, one more is'),
  'invoices-export-042': contradiction,
  'invoices-export-048': exportTest('as many as fit are not truncated, one more is'),
  'invoices-export-061': prose('Numbers of one millisecond differ by chance; the counter in them stays 000.'),
  'invoices-export-n02': exportTest('metadata alone is cut off like invoices'),
  'sessions-batch-038': prose('A part is there as soon as it is answered 201: nobody has to try again.'),
  'sessions-batch-048': batchSuite('the same part again: 201, and the later one counts'),
  'sessions-batch-052': client,
  'sessions-batch-062': by('test/hostile/inputs/bodies.ts')('a body of 300 KB where no invoice is carried'),
  'sessions-batch-065': batchSuite('the same part again: 201, and the later one counts'),
  'sessions-batch-067': prose('Chunked parts are taken, as clients send them so (chunked-parts-are-taken).'),
  'sessions-batch-071': by('test/simulator/ksef/storage/part-uploads.test.ts')(
    'a part that is begun in time is taken, however long it lasts',
  ),
  'sessions-batch-087': drift,
  'storage-001': prose('Said by the protection in front of KSeF, which the simulator has not.'),
  'peppol-013': contradiction,
  'collective-012': drift,
  'collective-identifiers-n13': prose('A fault of the real system, corrected since.'),
  'collective-identifiers-n14': prose('Says what KSeF will not build.'),
  'xades-029': by('contracts/ksef/auth/xades-signature-verification.suite.ts')(
    'verifyCertificateChain=true refuses a self-signed certificate',
  ),

  'auth-status-003': by('test/simulator/ksef/auth/status.test.ts')('an operation is gone after seven days'),
  'auth-status-005': statusSuite('a seal that got in: 200, QualifiedSeal, not redeemed'),
  'auth-status-008': prose('A challenge that is wrong or used is refused at once (21111), before there is a status.'),
  'auth-status-011': by('contracts/ksef/auth/ksef-token-statuses.suite.ts')(
    'a revoked token: 450 "Token unieważniony."',
  ),
  'auth-status-014': chain,
  'auth-status-015': chain,
  'auth-status-017': certificates('a KSeF certificate that is %s ends in 460'),
  'auth-status-018': certificates("another simulator's KSeF certificate ends in 460"),
  'auth-status-019': statusCodes('a deceased person: 470'),
  'auth-status-021': ownFault,
  'auth-status-022': by('test/simulator/world/standing-faults.test.ts')(
    'a sign-in ends as it shall, after as long as it shall',
  ),
  'auth-status-034': example,
  'auth-sessions-010': drift,
  'auth-sessions-015': example,
  'jwt-002': jwtSuite('an authentication token names its operation and lives for 45 minutes'),
  'jwt-003': example,
  'reference-numbers-006': formats('the check digit of the documented number is ours'),
  'reference-numbers-007': formats('what is made can be read'),
  'reference-numbers-008': formats('what is made can be read'),
  'ksef-number-004': formats('a number of KSeF 1.0, with a hyphen more, is accepted; ours have 35 characters'),
  'errors-001': errorsSuite(
    '403 is Problem Details with reasonCode and security, in the recorded order, whatever was asked for',
  ),
  'errors-005': prose('The simulator has no protection in front that could block (nothing-blocked-by-protection).'),
  'errors-006': by('contracts/ksef/permissions/grant-authorization.suite.ts')(
    'a unit authorizes nobody: 403, naming the kind of context',
  ),
  'errors-014': formats('zeros at the end are left out, and errors end with Z'),
  'errors-020': cancelled,
  'sessions-online-031': by('contracts/ksef/sessions/send-invoice.suite.ts')('a session has a limit of invoices'),
  'session-status-038': prose(
    'A session of the simulator fails before it takes any invoice (415 for its key), never with invoices in it.',
  ),
  'session-status-039': invoiceStatus('an invoice of another seller'),
  'session-status-040': invoiceStatus('an FA invoice with an attachment'),
  'session-status-044': invoiceStatus('an invoice with a tax rate that there is not'),
  'session-status-045': ownFault,
  'session-status-046': cancelled,
  'session-status-058': ownFault,

  'challenge-007': history,

  'xades-018': signedByOthers,
  'xades-019': matrix('every allowed method and digest was signed by somebody else and is accepted'),
  'xades-020': accepted('a time stamp and values of certificates (T, LT)'),
  'xades-021': matrix('every allowed method and digest was signed by somebody else and is accepted'),
  'xades-022': matrix('every allowed method and digest was signed by somebody else and is accepted'),
  'xades-023': matrix('every allowed method and digest was signed by somebody else and is accepted'),
  'xades-024': matrix('every allowed method and digest was signed by somebody else and is accepted'),
  'xades-028': by('contracts/ksef/auth/xades-signature.suite.ts')(
    'verifyCertificateChain=false takes a self-signed certificate',
  ),
  'xades-030': by('test/simulator/documents/xades/refusals/certificates.ts')(
    'no SigningTime for who asks for compliance',
  ),
  'xades-036': matrix('the table of what is accepted is up to date'),
  'xades-056': signedByOthers,
  'xades-057': signedByOthers,
  'xades-058': signedByOthers,
  'xades-059': signedByOthers,
  'xades-060': signedByOthers,
  'xades-063': prose('Says how the tests of the Java client make certificates.'),
  'xades-064': contradiction,

  'ksef-token-007': tokenStory('a program signs in with the token'),
  'ksef-token-008': contradiction,
  'ksef-token-018': prose('Says what TEST does not publish: EC keys; the simulator publishes RSA keys only.'),
  'ksef-token-020': client,
  'ksef-token-021': contradiction,

  'auth-status-027': prose('About DEMO and PRD, whose OCSP is not asked here.'),
  'auth-status-031': prose('About the national node, which cannot be signed in through here.'),
  'auth-status-037': by('contracts/ksef/auth/xades-signature.suite.ts')(
    'someone without rights is taken in (202) and refused in the status (415)',
  ),
  'auth-status-038': client,
  'auth-status-039': client,
  'auth-status-040': contradiction,

  'redeem-007': tokenStory('the owner signs in with the seal'),
  'redeem-011': tokenStory('the owner signs in with the seal'),
  'refresh-009': by('contracts/ksef/auth/refresh.suite.ts')('a revoked session is refused (425)'),
  'refresh-015': contradiction,
  'auth-sessions-011': by('contracts/ksef/auth-sessions/list.suite.ts')(
    'two sign-ins of one seal: both are listed to each, newest first, one of them current',
  ),
  'auth-sessions-025': contradiction,

  'jwt-004': jwtSuite("a seal's access token: claims, their order, lists as texts of JSON"),
  'jwt-006': jwtSuite("a seal's access token: claims, their order, lists as texts of JSON"),
  'jwt-007': client,
  'jwt-011': client,
  'jwt-012': contradiction,

  'reference-numbers-010': client,

  'public-keys-005': prose('The simulator names itself in its certificates and is no qualified authority.'),
  'public-keys-006': prose('The simulator does not rotate its keys.'),
  'public-keys-008': prose('The simulator does not rotate its keys.'),
  'public-keys-009': client,
  'public-keys-012': client,

  'tokens-025': prose('There is no operation that changes the permissions of a token.'),
  'tokens-041': history,
  'tokens-052': by('contracts/ksef/tokens/list.suite.ts')('newest first, ten a page, nothing twice and nothing lost'),

  'testdata-059': contradiction,

  'rate-limits-025': prose('Escalation was not observed on TEST (error-429-escalation); the wait is shown.'),
  'rate-limits-030': prose('About what a text leaves out.'),
  'rate-limits-031': prose('Announced without values.'),
  'rate-limits-039': contradiction,

  'errors-009': by('test/client/read-error.test.ts')(
    'every fault of Problem Details is kept, the first gives the name',
  ),
  'errors-021': by('test/simulator/ksef/storage/public-url.test.ts')(
    'in process links lead to the address that was called',
  ),
  'errors-022': prose('The simulator has no maintenance hours.'),
  'errors-023': by('contracts/ksef/invoices/export.suite.ts')(
    'ten run at a time for one subject in a context; the eleventh is refused until one has ended',
  ),
  'errors-029': by('contracts/ksef/rate-limits.suite.ts')(
    'a 429 as Problem Details comes as application/json, Retry-After as its detail says',
  ),
  'errors-030': client,
  'errors-033': by('test/third-party/ksef-client-ts.test.ts')('it reads a 403 with its reason'),
  'errors-034': client,
  'errors-035': client,
  'errors-036': client,
  'errors-037': client,
  'errors-038': client,
  'errors-039': client,
  'errors-040': client,
  'errors-042': client,
  'errors-043': by('test/contracts/official-examples.test.ts')('the contracts accept every one, but for the named'),
  'errors-044': contradiction,
  'errors-045': contradiction,

  'sessions-online-047': thirdPartyInvoices('both sides find the invoice and fetch it to the byte'),
  'sessions-online-072': client,
  'sessions-online-074': client,
  'sessions-online-075': contradiction,
  'sessions-online-077': contradiction,
  'sessions-online-078': contradiction,
  'sessions-online-079': contradiction,
  'sessions-online-080': thirdPartyInvoices('both sides find the invoice and fetch it to the byte'),
  'session-status-078': by('test/properties/session-life.test.ts')(
    'an interactive session lives as its model says, whatever is done in whatever order',
  ),
  'session-status-082': pages('KOD I of an invoice that was declared offline says so'),
  'session-status-095': pages(
    'KOD I: not found, and 200, before the invoice is sent; found with its number afterwards',
  ),
  'session-status-096': client,
  'session-status-097': pages('KOD II signed with a key %s holds, in the texts of both generations'),
  'session-status-098': contradiction,
  'session-status-099': contradiction,
  'upo-013': history,
  'upo-015': upo('the UPO of an invoice says what the example says, to the letter'),
  'upo-018': upo('xmlsec1 verifies a UPO, and refuses one that was changed'),
  'upo-019': by('test/simulator/ksef/sessions/read-upo.test.ts')(
    'ten thousand and one invoices are two pages, the first full',
  ),
  'upo-023': upo('takes the UPO of a session in a context $type'),
  'upo-024': upo('times are Polish, in summer and in winter'),
  'upo-030': contradiction,
  'upo-031': contradiction,
  'upo-032': contradiction,
  'invoices-query-021': queryMetadata('who follows the three rules of the documentation gets every invoice'),
  'invoices-query-030': queryMetadata('what lies below the high-water mark stays as it is, whatever comes later'),
  'invoices-query-040': queryMetadata(
    'a unit of the buyer finds it in the context of its internal identifier, and the buyer as Subject2',
  ),
  'ksef-number-003': formats('a number that KSeF gave has its form and the checksum that we compute'),
  'ksef-number-007': client,
  'ksef-number-008': contradiction,

  'versions-n01': history,
  'versions-n02': history,
  'versions-n03': announced,
  'auth-status-n01': drift,
  'auth-status-n02': announced,
  'ksef-token-n01': announced,
  'ksef-token-n02': announced,
  'rate-limits-001': superseded('rate-limits-n01'),
  'rate-limits-007': superseded('limits-n03'),
  'limits-001': superseded('limits-n01'),
  'rate-limits-n05': by('test/simulator/ksef/http/limit.test.ts')(
    'the limit of an address over all operations is not counted',
  ),
  'rate-limits-n08': prose('About production until September 2026.'),
  'rate-limits-n09': contradiction,
  'sessions-online-n01': by('test/simulator/msw/msw.test.ts')('%s is a whole answer where the test gives no values'),
  'sessions-online-n02': client,
  'sessions-online-n06': client,
  'sessions-online-n07': invoiceStatus('an invoice with a processing instruction'),
  'errors-n01': prose('About production until October 2026.'),
  'errors-n02': drift,
  'errors-n03': by('test/simulator/ksef/http/write-error.test.ts')(
    'what the protection in front says has no timestamp, every other 403 has one',
  ),
  'upo-n02': prose('Says that there is no newer UPO.'),
  'limits-n03': drift,
  'public-keys-n01': drift,
  'forms-n02': prose('Says that copies of others are the same as ours.'),
  'permissions-query-019': onePager,
  'permissions-query-025': onePager,
  'permissions-query-036': onePager,
  'permissions-query-042': onePager,
  'permissions-query-048': onePager,
  'permissions-query-008': drift,
  'permissions-query-020': drift,
  'permissions-query-026': drift,
  'permissions-query-031': drift,
  'permissions-query-037': drift,
  'permissions-query-043': drift,
  'permissions-query-049': drift,
  'permissions-grant-075': contradiction,
  'permissions-grant-076': contradiction,
  'permissions-operations-012': ownFault,
  'permissions-operations-013': ownFault,
  'permissions-operations-021': prose('How long it takes on TEST; here as long as the delay "grant" says.'),
  'permissions-query-030': onePager,
  'permissions-effective-001': jwtSuite("a seal's access token: claims, their order, lists as texts of JSON"),
  'permissions-effective-005': queryMetadata(
    'a unit of the buyer finds it in the context of its internal identifier, and the buyer as Subject2',
  ),
  'qr-001': pages('KOD I: not found, and 200, before the invoice is sent; found with its number afterwards'),
  'qr-002': pages('KOD I of an invoice that was declared offline says so'),
  'qr-003': pages('the link of an original finds its technical correction, and does not download it'),
  'qr-004': pages('KOD I finds an invoice that is accepted and not stored yet, and then does not give it'),
  'qr-005': pages('KOD I of %s is not found'),
  'qr-006': prose('What a client takes the day from; `issueDate` of FA_RR is P_4B.'),
  'qr-007': pages('KOD II signed with a key %s holds, in the texts of both generations'),
  'qr-008': pages(
    'another context without a right there, or another seller: the right alone fails, and names the seller',
  ),
  'qr-009': pages('with InvoiceWrite in the context of the seller the right holds, and falls with it'),
  'qr-010': pages('with InvoiceWrite in the context of the seller the right holds, and falls with it'),
  'qr-011': pages('KOD II: the unused bits of the last character are ignored'),
  'qr-012': pages('KOD II fails by the signature alone when what was signed has %s'),
  'qr-013': pages('a signature %s is one that does not hold, on an ordinary page'),
  'qr-014': pages('a certificate of type Authentication signs no codes'),

  'certificates-002': drift,
  'certificates-013': csr,
  'certificates-036': ownFault,
  'certificates-037': ownFault,
  'certificates-040': drift,
  'certificates-041': drift,
  'certificates-050': profile,
  'certificates-051': profile,
  'certificates-062': pages('KOD II signed with a key %s holds, in the texts of both generations'),
  'certificates-073': pages('KOD II signed with a key %s holds, in the texts of both generations'),
  'certificates-074': prose('Says that sources disagree; the document counts, where givenName is one text.'),
  'certificates-082': prose('Shown by the recording certificates-enrollments-25004.'),
  'certificates-094': profile,
  'certificates-096': announced,
}
