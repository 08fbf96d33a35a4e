/** The version of KSeF's API that the contracts describe. Its number stands here and nowhere else. */
export const apiVersion = '2.9.0'
