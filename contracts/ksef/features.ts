import * as z from 'zod'
import { unstated } from '../bounds.ts'

/** What X-KSeF-Feature may ask for: the strict profile of signatures (xades-030), checksums of NIPs (sessions-online-n03). */
export type Feature = 'enforce-xades-compliance' | 'subject-identifier-validation'

/** One value, compared as a whole: a list, or the header twice, is taken and asks for nothing (sessions-online-n05). */
export const FeatureHeaders = z.object({ 'x-ksef-feature': z.string().max(unstated.header).optional() })
