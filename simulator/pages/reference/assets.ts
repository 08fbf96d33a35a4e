import { fileGzip } from '../../http/file-gzip.ts'
import { fileText } from '../../http/file-text.ts'

/** Swagger UI, as its package has it. */
export const swaggerStyle = fileGzip('../../../node_modules/swagger-ui-dist/swagger-ui.css', import.meta.url)
export const swaggerScript = fileGzip('../../../node_modules/swagger-ui-dist/swagger-ui-bundle.js', import.meta.url)

/** What stands around it, and how it looks here. */
export const style = fileText('./reference.css', import.meta.url)
export const script = fileText('./reference.js', import.meta.url)
