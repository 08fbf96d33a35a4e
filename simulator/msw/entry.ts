/** What `import 'ksef-simulator/msw'` gets: the handlers, or in a sentence why not. */
export const { handlers, override } = await import('./msw.ts').catch((cause: unknown) => {
  const { code, message = '' } = cause as NodeJS.ErrnoException
  if (code !== 'ERR_MODULE_NOT_FOUND' || !message.includes("'msw'")) throw cause
  throw new Error('ksef-simulator/msw needs the package msw, which is not installed: npm install --save-dev msw', {
    cause,
  })
})
