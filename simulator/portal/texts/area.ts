import type { Told } from '../../../contracts/told.ts'

/**
 * The sentences of one area in both languages, {names} in them for what is filled in. A key is one of the whole portal's.
 * Labels marked "source" are printed by a source page (portal-flow.md: [SEED], [EF24], [FXL], [G8], [FINAT];
 * portal-more.md: [PIC], [KSU], [SCR], [TOU], or § of it); the others are ours or inferred.
 */
export const areaTexts = <const Texts extends Readonly<Record<string, Told>>>(texts: Texts): Texts => texts
