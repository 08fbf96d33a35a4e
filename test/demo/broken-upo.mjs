/** Loaded before a program: whoever asks A-Cube for a UPO gets one of another invoice. */
const { fetch } = globalThis

globalThis.fetch = async (...given) => {
  const response = await fetch(...given)
  if (!new URL(given[0].url ?? given[0]).pathname.match(/^\/acube\/invoices\/[^/]+\/upo$/)) return response
  const upo = await response.text()
  return new Response(upo.replace(/(<NumerKSeFDokumentu>)[^<]*/, '$1another'), response)
}
