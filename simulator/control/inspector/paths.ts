/** Where an exchange of a world is shown. */
export const exchangePath = (id: string): string => `/control/inspector/exchanges/${id}`
