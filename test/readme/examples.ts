/** A block of a page that is run: ```sh run, ```ts run, ```ts test. */
export interface Example {
  /** `README.md`, `docs/clients.md`. */
  readonly page: string
  readonly kind: 'sh run' | 'ts run' | 'ts test'
  /** Of the page. */
  readonly line: number
  readonly code: string
  /** What it must print: the comments behind console.log. */
  readonly prints: readonly string[]
}

export const examplesOf = (page: string, text: string): readonly Example[] =>
  [...text.matchAll(/^```(sh run|ts run|ts test)\n([\s\S]*?)^```$/gm)].map(({ 1: kind, 2: code = '', index: at }) => ({
    page,
    kind: kind as Example['kind'],
    line: text.slice(0, at).split('\n').length,
    code,
    prints: [...code.matchAll(/console\.log\(.*\) \/\/ (.*)$/gm)].map(([, printed = '']) => printed),
  }))
