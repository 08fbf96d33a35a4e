import type { SnippetLanguage } from './snippet-languages.ts'
import { literal } from './snippet-literals.ts'

/** A request in other languages than the shell's, each with what the language brings along. */

export interface SnippetRequest {
  readonly method: string
  readonly url: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string
  /** The variable of the environment that holds the bearer. */
  readonly variable?: string
}

interface Call {
  readonly method: string
  readonly url: URL
  readonly headers: readonly Header[]
  readonly body: string
}
interface Header {
  /** In small letters, as `Headers` has it. */
  readonly name: string
  readonly value: string
  /** Code behind the value. */
  readonly more: string
}
/** Writes a text in the language. */
type Text = (text: string) => string

const contentType = 'content-type'

const csharp = ({ method, url, headers, body }: Call, text: Text): readonly string[] => [
  'using System;',
  'using System.Net.Http;',
  'using System.Net.Http.Headers;',
  '',
  'var client = new HttpClient();',
  `var request = new HttpRequestMessage(new HttpMethod(${text(method)}), ${text(url.href)});`,
  ...(body === '' && headers.every(({ name }) => name !== contentType)
    ? []
    : [`request.Content = new StringContent(${text(body)});`]),
  ...headers.map(({ name, value, more }) =>
    name === contentType
      ? `request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(${text(value)});`
      : `request.Headers.TryAddWithoutValidation(${text(name)}, ${text(value)}${more});`,
  ),
  'var response = await client.SendAsync(request);',
  'Console.WriteLine(await response.Content.ReadAsStringAsync());',
]

const java = ({ method, url, headers, body }: Call, text: Text): readonly string[] => [
  'import java.net.URI;',
  'import java.net.http.*;',
  '',
  '// java Call.java',
  'public class Call {',
  '    public static void main(String[] args) throws Exception {',
  `        HttpRequest request = HttpRequest.newBuilder(URI.create(${text(url.href)}))`,
  ...headers.map(({ name, value, more }) => `            .header(${text(name)}, ${text(value)}${more})`),
  `            .method(${text(method)}, HttpRequest.BodyPublishers.${body === '' ? 'noBody()' : `ofString(${text(body)})`})`,
  '            .build();',
  '        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());',
  '        System.out.println(response.body());',
  '    }',
  '}',
]

const python = ({ method, url, headers, body }: Call, text: Text): readonly string[] => [
  'import http.client',
  'import os',
  '',
  `connection = http.client.HTTP${url.protocol === 'https:' ? 'S' : ''}Connection(${text(url.host)})`,
  'connection.request(',
  `    ${text(method)},`,
  `    ${text(url.pathname + url.search)},`,
  ...(body === '' ? [] : [`    body=${text(body)}.encode("utf-8"),`]),
  '    headers={',
  ...headers.map(({ name, value, more }) => `        ${text(name)}: ${text(value)}${more},`),
  '    },',
  ')',
  'print(connection.getresponse().read().decode("utf-8"))',
]

const php = ({ method, url, headers, body }: Call, text: Text): readonly string[] => [
  '<?php',
  '',
  `$call = curl_init(${text(url.href)});`,
  'curl_setopt_array($call, [',
  '    CURLOPT_RETURNTRANSFER => true,',
  `    CURLOPT_CUSTOMREQUEST => ${text(method)},`,
  '    CURLOPT_HTTPHEADER => [',
  ...headers.map(({ name, value, more }) => `        ${text(`${name}: ${value}`)}${more},`),
  '    ],',
  ...(body === '' ? [] : [`    CURLOPT_POSTFIELDS => ${text(body)},`]),
  ']);',
  'echo curl_exec($call);',
]

const typescript = ({ method, url, headers, body }: Call, text: Text): readonly string[] => [
  `const response = await fetch(${text(url.href)}, {`,
  `  method: ${text(method)},`,
  '  headers: {',
  ...headers.map(({ name, value, more }) => `    ${text(name)}: ${text(value)}${more},`),
  '  },',
  ...(body === '' ? [] : [`  body: ${text(body)},`]),
  '})',
  'console.log(await response.text())',
]

interface Writing {
  program(call: Call, text: Text): readonly string[]
  /** Reads a variable of the environment, behind a text. */
  andVariable(name: string): string
}

const writings: Readonly<Record<SnippetLanguage, Writing>> = {
  csharp: { program: csharp, andVariable: name => ` + Environment.GetEnvironmentVariable("${name}")` },
  java: { program: java, andVariable: name => ` + System.getenv("${name}")` },
  python: { program: python, andVariable: name => ` + os.environ["${name}"]` },
  php: { program: php, andVariable: name => ` . getenv("${name}")` },
  typescript: { program: typescript, andVariable: name => ` + process.env.${name}` },
}

/** A program that makes the call and prints the answer. */
export const writeSnippet = (language: SnippetLanguage, request: SnippetRequest): string => {
  const { program, andVariable } = writings[language]
  const { method, url, headers, body, variable = 'TOKEN' } = request
  const text: Text = given => literal(language, given)
  const call: Call = {
    method,
    url: new URL(url),
    headers: headers.map(([name, value]) =>
      name === 'authorization' ? { name, value: 'Bearer ', more: andVariable(variable) } : { name, value, more: '' },
    ),
    body,
  }
  return program(call, text).join('\n')
}
