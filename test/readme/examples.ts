/** A block of the README that is run: ```sh run, ```ts run, ```ts test. */
export interface Example {
  readonly kind: 'sh run' | 'ts run' | 'ts test'
  /** Line of the README. */
  readonly line: number
  readonly code: string
  /** What it must print: the comments behind console.log. */
  readonly prints: readonly string[]
}

export const examplesOf = (readme: string): readonly Example[] =>
  [...readme.matchAll(/^```(sh run|ts run|ts test)\n([\s\S]*?)^```$/gm)].map(([whole, kind, code = ''], index) => ({
    kind: kind as Example['kind'],
    line: readme.slice(0, readme.indexOf(whole, index)).split('\n').length,
    code,
    prints: [...code.matchAll(/console\.log\(.*\) \/\/ (.*)$/gm)].map(([, printed = '']) => printed),
  }))
