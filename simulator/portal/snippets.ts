import { HTTPSnippet } from 'httpsnippet-lite'
import type { SnippetLanguage } from './snippet-languages.ts'

/**
 * A request in other languages than the shell's. The library writes each; what differs from call to call (the bearer, the body)
 * is put in here, as the library escapes not all of it. Import this file lazily.
 */

export interface SnippetRequest {
  readonly method: string
  readonly url: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string
  /** The variable of the environment that holds the bearer. */
  readonly variable?: string
}

const bearerMark = '@@BEARER@@'
const bodyMark = '@@BODY@@'

interface Writing {
  readonly target: Parameters<HTTPSnippet['convert']>[0]
  readonly client: string
  /** The bearer behind "Bearer ", as the mark stands in quotes: what closes them, and what comes. */
  bearer(variable: string, quote: string): string
  literal(text: string): string
  finish?(code: string): string
}

/** As JSON writes a text, so do these languages. */
const asJson = (text: string): string => JSON.stringify(text)

const indented = (code: string): string => code.replace(/^(?=.)/gm, '        ')

const writings: Readonly<Record<SnippetLanguage, Writing>> = {
  csharp: {
    target: 'csharp',
    client: 'httpclient',
    bearer: (variable, quote) => `${quote} + Environment.GetEnvironmentVariable("${variable}")`,
    literal: asJson,
    // Implicit usings of a new project have the others.
    finish: code => code.replace('    response.EnsureSuccessStatusCode();\n', ''),
  },
  java: {
    target: 'java',
    client: 'nethttp',
    bearer: (variable, quote) => `${quote} + System.getenv("${variable}")`,
    literal: asJson,
    finish: code =>
      [
        'import java.net.URI;',
        'import java.net.http.*;',
        '',
        '// java Call.java',
        'public class Call {',
        '    public static void main(String[] args) throws Exception {',
        indented(code),
        '    }',
        '}',
      ].join('\n'),
  },
  python: {
    target: 'python',
    client: 'python3',
    bearer: (variable, quote) => `${quote} + os.environ["${variable}"]`,
    literal: text => `${asJson(text)}.encode("utf-8")`,
    finish: code => `import os\n${code}`,
  },
  php: {
    target: 'php',
    client: 'curl',
    bearer: (variable, quote) => `${quote} . getenv("${variable}")`,
    literal: text => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`,
  },
  typescript: {
    target: 'javascript',
    client: 'fetch',
    bearer: (variable, quote) => `${quote} + process.env.${variable}`,
    literal: asJson,
    finish: code => code.replace('response.json()', 'response.text()'),
  },
}

/** The marks with the quotes around them. */
const quotedBody = /"@@BODY@@"|'@@BODY@@'/
const quotedBearer = /@@BEARER@@(['"])/

const withBearer = ([name, value]: readonly [string, string]): { name: string; value: string } => ({
  name,
  value: name === 'authorization' ? `Bearer ${bearerMark}` : value,
})

export const writeSnippet = async (language: SnippetLanguage, request: SnippetRequest): Promise<string> => {
  const { target, client, bearer, literal, finish = code => code } = writings[language]
  const { method, url, headers, body, variable = 'TOKEN' } = request
  const snippet = new HTTPSnippet({
    method,
    url,
    httpVersion: 'HTTP/1.1',
    cookies: [],
    queryString: [],
    headersSize: -1,
    bodySize: -1,
    headers: headers.map(withBearer),
    ...(body !== '' && {
      postData: { mimeType: headers.find(([name]) => name === 'content-type')?.[1] ?? 'text/plain', text: bodyMark },
    }),
  } as ConstructorParameters<typeof HTTPSnippet>[0])
  const written = String(await snippet.convert(target, client))
  const code = written
    .replace(quotedBearer, (_, quote: string) => bearer(variable, quote))
    .replace(quotedBody, () => literal(body))
  return finish(code)
}
