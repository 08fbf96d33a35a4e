import * as z from 'zod'
import { unstated } from '../bounds.ts'
import {
  bodyRefusals,
  Instant,
  itemRefusals,
  listRefusals,
  PageQuery,
  pagedAssumption,
  Uuid,
  UuidParams,
  writeRefusals,
} from './formats.ts'
import { acubeOperation } from './operation.ts'

/** The KSeF tokens of a legal entity (reference tag AuthorizationFlow). */

/** KSeF 1.0: 64 capital letters and digits (REF-AF). */
export const ksef1TokenPattern = /^[A-Z0-9]{64}$/
/** KSeF 2.0: `<reference number>|nip-<NIP>|<64 hex digits>`. */
export const ksef2TokenPattern = /^\d{8}-EC-[0-9A-F]{10}-[0-9A-F]{10}-[0-9A-F]{2}\|nip-(\d{10})\|[0-9a-f]{64}$/i

export const KsefToken = z.object({
  uuid: Uuid,
  /** In clear (REF-AF). */
  authorizationToken: z.string(),
  isActive: z.boolean(),
  isSelected: z.boolean(),
})
export type KsefToken = z.infer<typeof KsefToken>

const EntityParams = z.object({ legalEntity: z.string() })
const TokenBody = z.object({ uuid: z.string().min(1).max(unstated.text) })

export const create = acubeOperation({
  method: 'POST',
  path: '/legal-entities/{legalEntity}/ksef-token/create',
  summary: 'Hand over a KSeF token, as the KSeF portal shows it.',
  evidence: 'documented',
  source: ['REF-AF', 'TUT'],
  assumed: [
    'The KSeF 2.0 form is taken; the 64 characters of KSeF 1.0, which is all the reference shows, are refused with a sentence (OURS).',
    'A-Cube proves the token by signing in to KSeF with it: refused there, it is refused here (422). While KSeF cannot be reached or takes its time, the token is kept with isActive false and proved later (OURS).',
    'The legal entity becomes active when a token proved good; onboarding-activated is sent then.',
    'When KSeF refuses it later, revoked there for example, the legal entity is blocked and onboarding-deactivated is sent (OURS).',
    'autoSelect not given counts as false.',
  ],
  params: EntityParams,
  body: z.object({ authorizationToken: z.string().min(1).max(unstated.text), autoSelect: z.boolean().default(false) }),
  success: { status: 201, text: 'KSeFToken resource created', body: KsefToken, resource: 'KSeFToken' },
  refusals: { ...writeRefusals, 404: 'Resource not found' },
})

export const select = acubeOperation({
  method: 'POST',
  path: '/legal-entities/{legalEntity}/ksef-token/select',
  summary: 'Use this token.',
  evidence: 'documented',
  source: ['REF-AF', 'TUT'],
  assumed: [
    'The sender, receiver and sync runners start (TUT says of selecting only that it launches the runners).',
    'uuid is the token’s: the reference shows it so, an older version of TUT sends the legal entity’s.',
    'An unknown token, or one that KSeF refused, is a violation of uuid (OURS).',
  ],
  params: EntityParams,
  body: TokenBody,
  success: { status: 200, text: 'KSeFToken resource activated', body: KsefToken, resource: 'KSeFToken' },
  refusals: { ...writeRefusals, 404: 'Resource not found' },
})

const removal = {
  path: '/legal-entities/{legalEntity}/ksef-token/revoke',
  summary: 'Drop a KSeF token. It stays valid in KSeF: A-Cube cannot revoke what was made in the portal.',
  evidence: 'assumed',
  source: ['REF-AF', 'TOKEN', 'TUT'],
  assumed: [
    'Method and path: the reference prints the body and the text only; the name is from the operation of A-Cube’s SDK. Both POST and DELETE are taken.',
    'A-Cube drops its own copy alone: KSeF 2.0 lets a session revoke the token that it was opened with since API 2.4.0, but no page of A-Cube says that it does.',
    '204. The entity without any token left is pending again, its runners stop, and no notification is sent.',
    'The header X-Simulator-Explanation leads to the documented limitation in a sentence.',
  ],
  params: EntityParams,
  body: TokenBody,
  success: { status: 204, text: 'AuthorizationFlow resource deleted' },
  refusals: {
    400: 'Bad Request',
    401: 'Unauthorized',
    404: 'Resource not Found',
    ...bodyRefusals,
    422: 'Unprocessable entity',
  },
} as const
export const revoke = acubeOperation({ method: 'POST', ...removal })
export const remove = acubeOperation({ method: 'DELETE', ...removal })

/** REF-AF, verbatim members. */
export const AuthorizationFlow = z.object({
  uuid: Uuid,
  /** Which number means what is not printed. */
  status: z.number().int(),
  legalEntityUUID: Uuid,
  legalEntityName: z.string(),
  legalEntityNip: z.string(),
  createdAt: Instant,
})
/** Assumed numbers, with the word that a legal entity shows as authFlowStatus ("new" is printed). */
export const flowStatuses = { new: 0, valid: 1, failed: 2 } as const

export const listFlows = acubeOperation({
  method: 'GET',
  path: '/authorization-flows',
  summary: 'How the legal entities came by their right to act in KSeF.',
  evidence: 'documented',
  source: ['REF-AF', 'IT-SEARCH'],
  assumed: ['Every legal entity has one flow; its status is 0 new, 1 valid, 2 failed (OURS).', pagedAssumption],
  query: PageQuery,
  success: {
    status: 200,
    text: 'AuthorizationFlow collection',
    items: AuthorizationFlow,
    resource: 'AuthorizationFlow',
  },
  refusals: listRefusals,
})

export const getFlow = acubeOperation({
  method: 'GET',
  path: '/authorization-flows/{uuid}',
  summary: 'One authorization flow.',
  evidence: 'documented',
  source: ['REF-AF'],
  params: UuidParams,
  success: { status: 200, text: 'AuthorizationFlow resource', body: AuthorizationFlow, resource: 'AuthorizationFlow' },
  refusals: itemRefusals,
})

export const signatureFile = acubeOperation({
  method: 'GET',
  path: '/authorization-flows/{uuid}/onboard/signature-file/{hash}',
  summary: 'The XML file to sign in the onboarding by signature: there is none, as that onboarding is not reproduced.',
  evidence: 'documented',
  source: ['REF-AF'],
  assumed: ['Always 404: onboarding goes by token here (OURS).'],
  params: UuidParams.extend({ hash: z.string() }),
  success: { status: 204, text: 'AuthorizationFlow resource' },
  refusals: itemRefusals,
})
