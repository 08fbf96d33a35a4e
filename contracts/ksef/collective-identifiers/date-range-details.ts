/** Details of 21405 on the span of a query: worded like those of the metadata query; assumed. */
export const dateCreatedDetails = {
  tooLong: "'dateCreatedTo' must not be more than 100 days after 'dateCreatedFrom'.",
  upsideDown: "'dateCreatedTo' must be greater than or equal to 'dateCreatedFrom'.",
} as const
