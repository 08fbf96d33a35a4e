import * as z from 'zod'
import { SeedFile } from './shape.ts'

/** What editors complete ksef-simulator.yaml by, as JSON Schema of draft 7: plain data, made anew at each call. */
export const seedJsonSchema = (): object => ({
  ...z.toJSONSchema(SeedFile, { io: 'input', target: 'draft-7' }),
  title: 'ksef-simulator.yaml',
  description: 'What a KSeF simulator begins with, and how it starts.',
})
