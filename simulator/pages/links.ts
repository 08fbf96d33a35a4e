/** Where the simulator has pages. Each page leads to all of them. */
export const links = [
  { href: '/', name: 'home' },
  { href: '/web', name: 'portal', line: 'portalLine' },
  { href: '/demo', name: 'demo', line: 'demoLine' },
  { href: '/docs', name: 'reference', line: 'referenceLine' },
  { href: '/control', name: 'control', line: 'controlLine' },
  { href: '/acube/docs', name: 'acube', line: 'acubeLine' },
] as const
