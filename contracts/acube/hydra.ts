import * as z from 'zod'

/** How resources and collections look for `application/ld+json` (REF-INV, REF-AF: the keys, verbatim). */

/**
 * The kinds of resource, and where one is fetched. Without an address it is a blank node: it has no `@id`.
 * The addresses follow from the operations; no page prints an `@id` with its value.
 */
export const resources = {
  LegalEntity: '/legal-entities/{uuid}',
  KSeFToken: undefined,
  AuthorizationFlow: '/authorization-flows/{uuid}',
  Webhook: '/webhooks/{uuid}',
  Invoice: '/invoices/{uuid}',
  Attachment: undefined,
} as const
export type Resource = keyof typeof resources

const Iri = z.string()
const LinkedMembers = z.object({ '@context': Iri, '@id': Iri.optional(), '@type': z.string() })
/** Of a member in a collection and of a resource alone. */
export const linkedItem = (item: z.ZodObject) => LinkedMembers.extend(item.shape)

const View = z.object({
  '@id': Iri,
  type: z.literal('hydra:PartialCollectionView'),
  'hydra:first': Iri,
  'hydra:last': Iri,
  'hydra:previous': Iri.optional(),
  'hydra:next': Iri.optional(),
})
const Mapping = z.object({
  '@type': z.literal('IriTemplateMapping'),
  variable: z.string(),
  property: z.string(),
  required: z.boolean(),
})
const Search = z.object({
  '@type': z.literal('hydra:IriTemplate'),
  'hydra:template': z.string(),
  'hydra:variableRepresentation': z.literal('BasicRepresentation'),
  'hydra:mapping': z.array(Mapping),
})

/** A list that is not asked for by page has neither a view nor a search, and one that is made by a POST no address. */
export const hydraCollection = (item: z.ZodObject) =>
  LinkedMembers.extend({
    '@type': z.literal('hydra:Collection'),
    'hydra:member': z.array(linkedItem(item)),
    'hydra:totalItems': z.number().int(),
    'hydra:view': View.optional(),
    'hydra:search': Search.optional(),
  })
export type HydraCollection = z.infer<ReturnType<typeof hydraCollection>>
