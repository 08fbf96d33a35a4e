/**
 * The versions of KSeF's API that the contracts describe, the oldest first, each as the official document of this number
 * has it. The declarations say the newest; marks say how it read before (../versions.ts).
 */
export const apiVersions = { '2.7': '2.7.0', '2.8': '2.8.1', '2.9': '2.9.0' } as const

export type ApiVersion = keyof typeof apiVersions

export const apiNames = Object.keys(apiVersions) as readonly ApiVersion[]

export const newestApi = '2.9' satisfies ApiVersion
export const apiVersion = apiVersions[newestApi]

/** Whether a version came before another. */
export const isBefore = (one: ApiVersion, other: ApiVersion): boolean => apiNames.indexOf(one) < apiNames.indexOf(other)

/** Which version PROD is known to have, and since when (changes-2.8.md; for what came later no date was found). */
export const productionApi = { version: '2.8', since: '2026-09-23' } satisfies { version: ApiVersion; since: string }
