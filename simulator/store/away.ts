/** What keeps state cannot be reached for now: nothing was changed, or nobody knows whether it was. Who asks again later is served. */
export class StoreAway extends Error {}
