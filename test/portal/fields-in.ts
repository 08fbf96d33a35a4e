/** What stands in the fields of a form. */
export const fieldsIn = (html: string): Record<string, string> => ({
  ...Object.fromEntries(
    [...html.matchAll(/<input id="[^"]*" name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  ),
  ...Object.fromEntries(
    [...html.matchAll(/<input type="radio" name="([^"]*)" value="([^"]*)" checked/g)].map(([, name, value]) => [
      name,
      value,
    ]),
  ),
  ...Object.fromEntries(
    [...html.matchAll(/<select id="[^"]*" name="([^"]*)".*?<option value="([^"]*)" selected/gs)].map(
      ([, name, value]) => [name, value],
    ),
  ),
})
