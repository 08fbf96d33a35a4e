import { securityHeaders } from '../../http/security-headers.ts'
import { icon } from './icon.ts'
import { script } from './script.ts'
import { style } from './style.ts'

/** Texts in modules, not files: the package has no folder of assets to lose. */
const files: Readonly<Record<string, readonly [type: string, text: string]>> = {
  '/web/assets/portal.css': ['text/css; charset=utf-8', style],
  '/web/assets/portal.js': ['text/javascript; charset=utf-8', script],
  '/web/assets/icon.svg': ['image/svg+xml', icon],
}

/** The answer for an asset's path, or undefined. */
export const assets = (path: string): Response | undefined => {
  const file = files[path]
  if (file === undefined) return undefined
  const [type, text] = file
  return new Response(text, { headers: { ...securityHeaders, 'Content-Type': type } })
}
