// A JWT lasts for a day: after a 401 the next request signs in anew.
if (pm.response.code === 401) pm.collectionVariables.unset('acubeToken')
