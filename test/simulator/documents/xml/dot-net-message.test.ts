import { expect, test } from 'vitest'
import { dotNetMessage, inDotNetOrder } from '../../../../simulator/documents/xml/dot-net-message.ts'

const ns = 'http://ksef.mf.gov.pl/auth/token/2.0'

test('a fault of a pattern reads as recorded', () => {
  expect(
    dotNetMessage(`Element '{${ns}}Nip': [facet 'pattern'] The value '1' is not accepted by the pattern '[1-9]'.`),
  ).toBe(
    `The '${ns}:Nip' element is invalid - The value '1' is invalid according to its datatype '${ns}:TNIP' - The Pattern constraint failed.`,
  )
})

test('a value may hold quotes and line ends', () => {
  expect(
    dotNetMessage(
      `Element '{${ns}}Nip': [facet 'pattern'] The value 'a' is not\nb' is not accepted by the pattern 'c'.`,
    ),
  ).toContain("The value 'a' is invalid")
})

test('a child that is out of place is named with its parent', () => {
  expect(
    dotNetMessage(`Element 'X': This element is not expected. Expected is one of ( {${ns}}Nip, {${ns}}PeppolId ).`, {
      parent: { namespace: ns, local: 'ContextIdentifier' },
    }),
  ).toBe(
    `The element 'ContextIdentifier' in namespace '${ns}' has invalid child element 'X'. List of possible elements expected: 'Nip, PeppolId' in namespace '${ns}'.`,
  )
})

test('text between elements is told', () => {
  expect(
    dotNetMessage(`Element '{${ns}}AuthTokenRequest': Character content other than whitespace is not allowed.`),
  ).toBe(`The element 'AuthTokenRequest' in namespace '${ns}' cannot contain text.`)
})

test('what has no known wording stays', () => {
  expect(dotNetMessage('Something else.')).toBe('Something else.')
})

test('the pattern is told before the length', () => {
  expect(inDotNetOrder(["a [facet 'length'] b", "a [facet 'pattern'] b"])[0]).toContain('pattern')
})
