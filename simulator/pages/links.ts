/** Where the simulator has pages. Each page leads to all of them. */
export const links = [
  { href: '/', name: 'home' },
  { href: '/web', name: 'portal', line: 'portalLine' },
  { href: '/demo', name: 'demo', line: 'demoLine' },
  { href: '/control', name: 'inspector', line: 'inspectorLine' },
  { href: '/docs', name: 'reference', line: 'referenceLine' },
  { href: '/acube/docs', name: 'acube', line: 'acubeLine' },
] as const
