import type { Language } from '../texts.ts'

const locales: Record<Language, string> = { en: 'en-GB', pl: 'pl-PL' }

/** An instant of the API in Poland's time. */
export const Time = ({ at, language }: { at: string; language: Language }) => (
  <time datetime={at}>
    {new Intl.DateTimeFormat(locales[language], {
      dateStyle: 'medium',
      timeStyle: 'medium',
      timeZone: 'Europe/Warsaw',
    }).format(Date.parse(at))}
  </time>
)
