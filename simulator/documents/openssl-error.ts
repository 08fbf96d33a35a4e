/** Whether OpenSSL, or Node before it, refuses the bytes that it was given: anything else is a defect of ours. */
export const isOpenSslError = (error: unknown): boolean =>
  error instanceof Error && /^ERR_(OSSL|CRYPTO)_/.test((error as NodeJS.ErrnoException).code ?? '')
