import type { Contract } from '../../../contracts/ksef/contract.ts'
import type { OpenApiDocument } from '../../../contracts/openapi-document.ts'
import { part } from '../../runtime/parts.ts'

const ksef = part(() => import('../../../contracts/ksef/openapi.ts'))
const control = part(() => import('../../../contracts/control/openapi.ts'))
const acube = part(() => import('../../../contracts/acube/openapi.ts'))

/** A contract as an OpenAPI document. Paths are those inside a world. */
export interface ServedDocument {
  /** As `?document=` says it. */
  readonly name: 'ksef' | 'control' | 'acube'
  readonly path: string
  /** The same as a page without scripts. */
  readonly page: string
  /** Where its operations are answered. */
  readonly server: string
  make(contract: Contract): Promise<OpenApiDocument>
}

export const documents = [
  {
    ...{ name: 'ksef', path: '/docs/v2/openapi.json', page: '/docs/v2', server: '/v2' },
    make: async (contract: Contract) => (await ksef()).openApi(contract),
  },
  {
    ...{ name: 'control', path: '/control/openapi.json', page: '/control/docs', server: '/control' },
    make: async () => (await control()).controlOpenApi(),
  },
  {
    ...{ name: 'acube', path: '/acube/docs/openapi.json', page: '/acube/docs', server: '/acube' },
    make: async () => (await acube()).acubeOpenApi(),
  },
] as const satisfies readonly ServedDocument[]

/** The document with the address at which its operations are answered. @param origin of the world: `http://127.0.0.1:4010/w/one` */
export const documentAt = async (
  { make, server }: ServedDocument,
  contract: Contract,
  origin: string,
): Promise<OpenApiDocument> => ({
  ...(await make(contract)),
  servers: [{ url: origin + server }],
})
