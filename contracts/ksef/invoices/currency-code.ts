import * as z from 'zod'
import { was } from '../../versions.ts'
import { whenAsked } from '../../when-asked.ts'

/**
 * ISO 4217 codes that KSeF knows (open-api.json, CurrencyCode). The last five are in no XSD of invoices: an invoice in one of
 * them fails its schema (sessions-online-n08).
 */
const codes = `
  AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN
  BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD
  FKP GBP GEL GGP GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS IMP INR IQD IRR ISK JEP JMD JOD
  JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR
  MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF
  SAR SBD SCR SDG SEK SGD SHP SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH
  UGX USD USN UYI UYU UYW UZS VES VND VUV WST XAF XAG XAU XBA XBB XBC XBD XCD XCG XDR XOF XPD XPF XPT
  XSU XUA XXX YER ZAR ZMW ZWL
`

const later = 'CNH VED XTS ZWG SLE'

const among = (codes: string) => z.enum(codes.trim().split(/\s+/))

export const CurrencyCode = whenAsked(() => was(among(`${codes} ${later}`), { '2.7': among(codes) }))
