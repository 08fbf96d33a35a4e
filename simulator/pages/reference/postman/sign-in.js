// Signs in as the owner of {{nip}}, unless that was done. A 401 is answered by another sign-in before the next request.
const signedIn = [pm.variables.get('baseUrl'), pm.variables.get('nip')].join(' ')

if (!pm.collectionVariables.get('accessToken') || pm.collectionVariables.get('signedIn') !== signedIn) {
  pm.sendRequest(
    {
      url: `${pm.variables.get('baseUrl')}/control/sign-in`,
      method: 'POST',
      header: { 'Content-Type': 'application/json', Authorization: `Bearer ${pm.variables.get('controlToken')}` },
      body: { mode: 'raw', raw: JSON.stringify({ nip: pm.variables.get('nip') }) },
    },
    (error, response) => {
      if (error || response.code !== 200) throw new Error(error ? error.message : response.text())
      const { accessToken, refreshToken } = response.json()
      pm.collectionVariables.set('accessToken', accessToken.token)
      pm.collectionVariables.set('refreshToken', refreshToken.token)
      pm.collectionVariables.set('signedIn', signedIn)
    },
  )
}
