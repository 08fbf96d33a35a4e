/** Languages that a call is handed out in beside the shell's, by the name in the address. */
export const snippetLanguages = {
  csharp: 'C#',
  java: 'Java',
  python: 'Python',
  php: 'PHP',
  typescript: 'TypeScript',
} as const

export type SnippetLanguage = keyof typeof snippetLanguages

export const isSnippetLanguage = (text: string | null): text is SnippetLanguage =>
  text !== null && Object.hasOwn(snippetLanguages, text)
