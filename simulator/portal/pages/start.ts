import { redirectTo } from '../reply.tsx'
import type { Page } from '../visit.ts'

export const startPage: Page = visit =>
  redirectTo(visit, visit.session.signedIn === undefined ? '/web/login' : '/web/home')
