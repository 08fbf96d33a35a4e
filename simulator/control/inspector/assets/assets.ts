import { fileText } from '../../../http/file-text.ts'
import { siteStyle } from '../../../pages/files.ts'

export const style = `${siteStyle}\n${fileText('./inspector.css', import.meta.url)}`

/** What the browser adds to pages that work without it: the list that is live, copying, a snapshot that is sent. */
export const script = fileText('./inspector.js', import.meta.url)
