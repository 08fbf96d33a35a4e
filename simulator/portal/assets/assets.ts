import { fileText } from '../../http/file-text.ts'
import { securityHeaders } from '../../http/security-headers.ts'
import { baseStyle } from '../../pages/files.ts'

const style = [
  baseStyle,
  fileText('./frame.css', import.meta.url),
  fileText('./forms.css', import.meta.url),
  fileText('./parts.css', import.meta.url),
  fileText('./lists.css', import.meta.url),
  fileText('./foot.css', import.meta.url),
  fileText('./narrow.css', import.meta.url),
  fileText('./invoices.css', import.meta.url),
].join('\n')
/**
 * What the browser adds to pages that work without it: copying, the modal pop-up, status without reloading, the panel
 * that stays open.
 */
const script = fileText('./portal.js', import.meta.url)

const files: Readonly<Record<string, readonly [type: string, text: string]>> = {
  '/web/assets/portal.css': ['text/css; charset=utf-8', style],
  '/web/assets/portal.js': ['text/javascript; charset=utf-8', script],
}

/** The answer for an asset's path, or undefined. */
export const assets = (path: string): Response | undefined => {
  const file = files[path]
  if (file === undefined) return undefined
  const [type, text] = file
  return new Response(text, { headers: { ...securityHeaders, 'Content-Type': type } })
}
