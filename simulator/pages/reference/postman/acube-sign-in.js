// Signs in to A-Cube, unless that was done.
if (!pm.collectionVariables.get('acubeToken')) {
  const [email, password] = ['acubeEmail', 'acubePassword'].map(name => pm.variables.get(name))
  pm.sendRequest(
    {
      url: `${pm.variables.get('baseUrl')}/acube/login`,
      method: 'POST',
      header: { 'Content-Type': 'application/json' },
      body: { mode: 'raw', raw: JSON.stringify({ email, password }) },
    },
    (error, response) => {
      if (error || response.code !== 200) throw new Error(error ? error.message : response.text())
      pm.collectionVariables.set('acubeToken', response.json().token)
    },
  )
}
