import type { Visitor } from './visitor.ts'

/** What a visitor has, for a real browser. */
export const cookiesOf = ({ cookies }: Visitor, domain: string) =>
  [...cookies].map(([name, value]) => ({
    name,
    value,
    domain,
    path: '/web',
    httpOnly: true,
    sameSite: 'Strict' as const,
  }))
