import { createServer } from 'node:http'

// The least that answers: what a start is measured against. No TypeScript, whose loader would be most of it.
const server = createServer((_, response) => response.end('{}'))
server.listen(0, '127.0.0.1', () => process.stdout.write(`127.0.0.1:${server.address().port}\n`))
