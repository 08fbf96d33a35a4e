// What an answer names is what the next request asks for.
if (pm.response.code === 401) pm.collectionVariables.unset('accessToken')
if (/json/.test(pm.response.headers.get('Content-Type'))) {
  const { referenceNumber, authenticationToken } = pm.response.json()
  if (referenceNumber) pm.collectionVariables.set('referenceNumber', referenceNumber)
  if (authenticationToken) pm.collectionVariables.set('authenticationToken', authenticationToken.token)
}
