/** A context, or anyone whom KSeF identifies, as a text. */
export const contextKey = ({ type, value }: { type: string; value: string }): string => `${type}:${value}`
