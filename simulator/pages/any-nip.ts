/** Whom pages take as an example where a world begins with nobody. */
export const anyNip = '5265877635'
