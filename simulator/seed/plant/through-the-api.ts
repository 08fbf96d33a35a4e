import { showInstant } from '../../../contracts/control/formats.ts'
import type { WorldPlan } from '../plan.ts'
import { plantCertificates } from './certificates.ts'
import { plantGrants } from './grants.ts'
import { plantInvoices } from './invoices.ts'
import type { PlantedWorld } from './plant.ts'
import { openSite, type Site } from './site.ts'
import { plantTokens } from './tokens.ts'

type Step = (site: Site) => Promise<void>

const nameOf = ({ name, nip }: { readonly name?: string | undefined; readonly nip: string }) => name ?? `Firma ${nip}`

const companies: Step = async ({ plan: { seed }, client: { testdata }, at }) => {
  for (const [place, company] of (seed.companies ?? []).entries()) {
    const { nip, role, subunits = [], attachments } = company
    const description = nameOf(company)
    if (role !== undefined) {
      const units = subunits.map(subjectNip => ({ subjectNip, description }))
      const body = { subjectNip: nip, subjectType: role, subunits: units, description }
      await at(['companies', place], () => testdata.createSubject({ body }))
    }
    if (attachments) await at(['companies', place], () => testdata.allowAttachments({ body: { nip } }))
  }
}

const persons: Step = async ({ plan: { seed }, client: { testdata }, at }) => {
  for (const [place, { pesel, nip, firstName, lastName, bailiff = false, deceased }] of (
    seed.persons ?? []
  ).entries()) {
    // Of a person without a firm KSeF knows nothing before somebody names them.
    if (nip === undefined) continue
    const body = { nip, pesel, isBailiff: bailiff, isDeceased: deceased, description: `${firstName} ${lastName}` }
    await at(['persons', place], () => testdata.createPerson({ body }))
  }
}

/** Behind everything that its owner does there. */
const blocked: Step = async ({ plan: { seed }, client: { testdata }, at }) => {
  for (const [place, { nip, blocked }] of (seed.companies ?? []).entries()) {
    const body = { contextIdentifier: { type: 'Nip', value: nip } } as const
    if (blocked) await at(['companies', place], () => testdata.blockContext({ body }))
  }
}

const shown = (at: number | undefined) => (at === undefined ? undefined : showInstant(at))

const outages: Step = async ({ plan: { seed }, control, at }) => {
  for (const [place, { from, to, announced, ...outage }] of (seed.outages ?? []).entries()) {
    const body = { ...outage, from: shown(from), to: shown(to), announced: shown(announced) }
    await at(['outages', place], () => control('/outages', body))
  }
}

const faults: Step = async ({ plan: { seed }, control, at }) => {
  for (const [place, fault] of (seed.faults ?? []).entries())
    await at(['faults', place], () => control('/faults', fault))
}

const tokens: Step = ({ plan, world }) => plantTokens(plan, world)

/** What keeps others from being planted comes last. */
const steps: readonly Step[] = [
  companies,
  persons,
  plantGrants,
  plantCertificates,
  tokens,
  plantInvoices,
  site => site.leave(),
  blocked,
  outages,
  faults,
]

export const plantThroughTheApi = async (plan: WorldPlan, world: PlantedWorld): Promise<void> => {
  const site = openSite(plan, world)
  for (const step of steps) await step(site)
}
