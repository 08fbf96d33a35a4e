import type { AcubeAccount } from './accounts.ts'
export const answerDocs = (_path: string, _accounts: readonly AcubeAccount[]): Response | undefined => undefined
