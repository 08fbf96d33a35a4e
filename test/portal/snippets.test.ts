import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SnippetLanguage } from '../../simulator/portal/snippet-languages.ts'
import { literal } from '../../simulator/portal/snippet-literals.ts'
import { type SnippetRequest, writeSnippet } from '../../simulator/portal/snippets.ts'
import { drawn } from '../properties/seed.ts'
import { isInstalled } from '../shared.ts'

/** Whatever texts are in a call, the program sends those texts and does nothing else. */

/** What one language or another reads as code, or an editor loses. */
const tricky = [
  ...['"', "'", '`', '\\', '$', '{', '}', `\${1+1}`, '{$x}', '$x', '%s', '{0}', '\\u0022', '\\u000a', '\\n', '\\"'],
  ...[
    '\n',
    '\r',
    '\r\n',
    '\t',
    '\b',
    '\f',
    '\v',
    '\0',
    '\x7f',
    '\x85',
    '\u2028',
    '\u2029',
    '\ufeff',
    '\u200b',
    '\u00a0',
  ],
  ...['</script>', '<!--', '?>', '<?php', '*/', '"""', '" + System.exit(1) + "', '".phpinfo()."', 'ł', '€', '😀'],
]
const anyText = fc
  .array(fc.oneof(fc.constantFrom(...tricky), fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 40 })
  .map(parts => Buffer.from(parts.join('')).toString())
/** A header can carry this much of it. */
const headerText = anyText.map(text => `a${text.replace(/[^ -~]/g, '')}z`)

const texts = [...tricky, ...fc.sample(anyText, { ...drawn, numRuns: 300 })]

const folder = mkdtempSync(join(tmpdir(), 'snippets-'))
afterAll(() => rmSync(folder, { recursive: true }))

const environment = { PATH: process.env.PATH, HOME: process.env.HOME, TOKEN: 'the bearer' }
const shell = async (command: string): Promise<string> => {
  const { stdout } = await promisify(execFile)('bash', ['-c', command], { cwd: folder, env: environment })
  return stdout
}

interface Program {
  readonly file: string
  readonly run: string
  /** A program that is asked for, and what it is asked: PHP's curl and Java's compiler are packages of their own. */
  readonly needs: readonly [program: string, ...asked: string[]]
  /** Prints each of the texts in Base64. */
  printing(literals: readonly string[]): string
  /** What a project would have around a snippet. */
  whole?(snippet: string): string
}

const programs: Readonly<Record<SnippetLanguage, Program>> = {
  typescript: {
    file: 'call.mjs',
    run: 'node call.mjs',
    needs: ['node'],
    printing: literals => `for (const text of [${literals}]) console.log(Buffer.from(text).toString('base64'))`,
  },
  python: {
    file: 'call.py',
    run: 'python3 call.py',
    needs: ['python3'],
    printing: literals =>
      `import base64\nfor text in [${literals}]: print(base64.b64encode(text.encode("utf-8")).decode())`,
  },
  php: {
    file: 'call.php',
    run: 'php call.php',
    needs: ['php', '-r', "exit((int) !function_exists('curl_init'));"],
    printing: literals => `<?php foreach ([${literals}] as $text) echo base64_encode($text), "\\n";`,
  },
  java: {
    file: 'Call.java',
    run: 'java Call.java',
    needs: ['javac'],
    printing: literals => `
      import java.util.Base64;
      public class Call {
        public static void main(String[] args) throws Exception {
          for (String text : new String[] {${literals}})
            System.out.println(Base64.getEncoder().encodeToString(text.getBytes("UTF-8")));
        }
      }`,
  },
  csharp: {
    file: 'Call.cs',
    run: 'mcs -r:System.Net.Http.dll Call.cs && mono Call.exe',
    needs: ['mcs'],
    printing: literals => `
      using System;
      class Call {
        static void Main() {
          foreach (var text in new[] {${literals}})
            Console.WriteLine(Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text)));
        }
      }`,
    // Mono's compiler knows no statements outside a class.
    whole: snippet => {
      const at = snippet.indexOf('\n\n')
      return `${snippet.slice(0, at)}
        class Call {
          static async System.Threading.Tasks.Task Make() {${snippet.slice(at)}}
          static void Main() { Make().Wait(); }
        }`
    },
  },
}

const here = (Object.keys(programs) as SnippetLanguage[]).filter(language => isInstalled(...programs[language].needs))

/** What a server gets of a call. */
const received: object[] = []
const server = createServer(async (request: IncomingMessage, response) => {
  const { method, url, headers } = request
  const { authorization, 'content-type': type, 'x-continuation-token': token } = headers
  received.push({ method, url, authorization, type, token, body: (await buffer(request)).toString() })
  response.end('answered')
})
let origin: string
beforeAll(async () => {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise(resolve => server.close(resolve)))

const callWith = (path: string, query: string, token: string, body: string): SnippetRequest => {
  const url = `${origin}/v2/${encodeURIComponent(path)}?${new URLSearchParams({ query })}&twice=1&twice=2`
  const headers = [
    ['authorization', ''],
    ['x-continuation-token', token],
    ...(body === '' ? [] : ([['content-type', 'application/json']] as const)),
  ] as const
  return { method: body === '' ? 'DELETE' : 'POST', url, headers, body }
}
const calls = fc.sample(fc.tuple(anyText, anyText, headerText, anyText), { ...drawn, numRuns: 1 })

describe.each(here)('%s', { timeout: 60_000 }, language => {
  const { file, run, printing, whole = code => code } = programs[language]

  test('a literal is the text', async () => {
    writeFileSync(join(folder, file), printing(texts.map(text => literal(language, text))))
    const printed = (await shell(run)).trimEnd().split(/\r?\n/)
    expect(printed.map(line => Buffer.from(line, 'base64').toString())).toEqual(texts)
  })

  test('a call is sent as it was', async () => {
    for (const [path, query, token, body] of [...calls, ['a', 'b', 'c', ''] as const]) {
      const call = callWith(path, query, token, body)
      writeFileSync(join(folder, file), whole(writeSnippet(language, call)))
      expect((await shell(run)).trim()).toBe('answered')
      const { method, url } = call
      const { pathname, search } = new URL(url)
      expect(received.pop()).toEqual({
        method,
        url: pathname + search,
        authorization: 'Bearer the bearer',
        token,
        body,
        type: body === '' ? undefined : 'application/json',
      })
    }
  })
})

test('what is on the page can be copied: there is nothing in it that an editor or a clipboard loses', () => {
  for (const language of Object.keys(programs) as SnippetLanguage[])
    for (const text of texts) expect(literal(language, text)).not.toMatch(/(?! )[\p{C}\p{Z}]/u)
  for (const text of texts) expect(literal('typescript', text)).not.toMatch(/<[/!]/)
})
