import type { RateLimits } from './ksef/rate-limits.ts'

/** As much of OpenAPI 3.0 as KSeF's document and ours use. */

export interface OpenApiSchema {
  readonly $ref?: string
  readonly description?: string
  readonly allOf?: readonly OpenApiSchema[]
  readonly properties?: Readonly<Record<string, OpenApiSchema>>
  readonly items?: OpenApiSchema
  readonly additionalProperties?: OpenApiSchema | boolean
  readonly anyOf?: readonly OpenApiSchema[]
  readonly oneOf?: readonly OpenApiSchema[]
  readonly required?: readonly string[]
  readonly enum?: readonly unknown[]
  readonly [keyword: string]: unknown
}

export type OpenApiContent = Readonly<
  Record<
    string,
    {
      readonly schema?: OpenApiSchema
      readonly example?: unknown
      readonly examples?: Readonly<Record<string, { readonly value?: unknown }>>
    }
  >
>

export interface OpenApiParameter {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly schema?: OpenApiSchema
}

export interface OpenApiResponse {
  readonly description?: string
  readonly headers?: Readonly<Record<string, { readonly schema?: OpenApiSchema }>>
  readonly content?: OpenApiContent
}

export interface OpenApiOperation {
  readonly tags?: readonly string[]
  readonly operationId?: string
  readonly summary?: string
  readonly description?: string
  readonly deprecated?: boolean
  readonly parameters?: readonly OpenApiParameter[]
  readonly requestBody?: { readonly required?: boolean; readonly content: OpenApiContent }
  readonly responses: Readonly<Record<string, OpenApiResponse>>
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[]
  /** Ours: which of the three kinds of JWT are accepted. */
  readonly 'x-bearer'?: readonly string[]
  /** Ours: declared by method, path, summary and who may call it; answers 501. */
  readonly 'x-rate-limits'?: Partial<RateLimits>
  readonly 'x-required-permissions'?: readonly string[]
  readonly 'x-sort'?: readonly Readonly<Record<string, string | readonly string[]>>[]
}

export interface OpenApiDocument {
  readonly openapi: string
  readonly info: { readonly title: string; readonly version: string; readonly description?: string }
  readonly servers?: readonly { readonly url: string }[]
  readonly tags?: readonly { readonly name: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>
  readonly components?: {
    readonly schemas?: Readonly<Record<string, OpenApiSchema>>
    readonly securitySchemes?: Readonly<Record<string, unknown>>
  }
}
