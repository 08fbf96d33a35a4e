/** Where the simulator has pages. Each page leads to all of them, and to those in two languages in the one that was chosen. */
export const links = [
  { href: '/', bilingual: true, name: 'home' },
  { href: '/web', name: 'portal', line: 'portalLine' },
  { href: '/demo', bilingual: true, name: 'demo', line: 'demoLine' },
  { href: '/control', bilingual: true, name: 'inspector', line: 'inspectorLine' },
  { href: '/docs', bilingual: true, name: 'reference', line: 'referenceLine' },
  { href: '/acube/docs', name: 'acube', line: 'acubeLine' },
] as const
