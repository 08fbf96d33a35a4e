import { readFileSync } from 'node:fs'

type Json = { [key: string]: unknown }

/** The invoice in A-Cube's guide to sending (acube-pl.md 5.1), with a number, dates and a line, which it leaves out. */
export const printedSample = (): Json & { Podmiot1: Json; Fa: Json } =>
  JSON.parse(readFileSync(new URL('../../../fixtures/acube/invoice.json', import.meta.url), 'utf8'))
