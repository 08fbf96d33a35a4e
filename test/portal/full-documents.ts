/** Invoices in FA(3) that have as much as their kind can, by the schema: what stands on a picture is seen on them. */

const address = (name: string, street: string, code = 'PL') =>
  `<${name}><KodKraju>${code}</KodKraju><AdresL1>${street}</AdresL1><AdresL2>80-001 Gdańsk</AdresL2><GLN>5901234567890</GLN></${name}>`
const contact = '<DaneKontaktowe><Email>biuro@example.pl</Email><Telefon>+48 58 000 00 00</Telefon></DaneKontaktowe>'
const identity = (nip: string, name: string) =>
  `<DaneIdentyfikacyjne><NIP>${nip}</NIP><Nazwa>${name}</Nazwa></DaneIdentyfikacyjne>`
const whereabouts = `${address('Adres', 'ul. Słoneczna 5')}${address('AdresKoresp', 'skr. poczt. 5')}${contact}`

const seller = `<Podmiot1><PrefiksPodatnika>PL</PrefiksPodatnika><NrEORI>PL123456321800000</NrEORI>${identity('1234563218', 'Kos sp. z o.o.')}${whereabouts}<StatusInfoPodatnika>2</StatusInfoPodatnika></Podmiot1>`
const buyer = `<Podmiot2><NrEORI>PL526587763500000</NrEORI><DaneIdentyfikacyjne><KodUE>DE</KodUE><NrVatUE>123456789</NrVatUE><Nazwa>Schildkröte GmbH</Nazwa></DaneIdentyfikacyjne>${whereabouts}<NrKlienta>K-77</NrKlienta><IDNabywcy>N1</IDNabywcy><JST>2</JST><GV>1</GV></Podmiot2>`
const nobody = `<Podmiot2><DaneIdentyfikacyjne><BrakID>1</BrakID><Nazwa>Anna Nowak</Nazwa></DaneIdentyfikacyjne><JST>2</JST><GV>2</GV></Podmiot2>`
const additional = `<Podmiot3><IDNabywcy>N2</IDNabywcy><NrEORI>PL798033292000000</NrEORI><DaneIdentyfikacyjne><KodKraju>US</KodKraju><NrID>44-55</NrID><Nazwa>Turtle Inc.</Nazwa></DaneIdentyfikacyjne>${whereabouts}<Rola>4</Rola><Udzial>25</Udzial><NrKlienta>K-78</NrKlienta></Podmiot3>`
const carer = `<Podmiot3><DaneIdentyfikacyjne><IDWew>5265877635-12345</IDWew><Nazwa>Oddział w Gdyni</Nazwa></DaneIdentyfikacyjne><RolaInna>1</RolaInna><OpisRoli>opiekun</OpisRoli></Podmiot3>`
const authorized = `<PodmiotUpowazniony><NrEORI>PL798033292000000</NrEORI>${identity('7980332920', 'Jan Kos')}${address('Adres', 'ul. Długa 2')}${address('AdresKoresp', 'skr. poczt. 7')}<DaneKontaktowe><EmailPU>jan@example.pl</EmailPU><TelefonPU>+48 58 000 00 01</TelefonPU></DaneKontaktowe><RolaPU>2</RolaPU></PodmiotUpowazniony>`

const annotations = (more: { readonly all?: boolean } = {}) =>
  more.all
    ? `<Adnotacje><P_16>1</P_16><P_17>1</P_17><P_18>1</P_18><P_18A>1</P_18A><Zwolnienie><P_19>1</P_19><P_19B>art. 132</P_19B></Zwolnienie><NoweSrodkiTransportu><P_22>1</P_22><P_42_5>1</P_42_5><NowySrodekTransportu><P_22A>2026-01-02</P_22A><P_NrWierszaNST>1</P_NrWierszaNST><P_22BMK>Syrena</P_22BMK><P_22BMD>105</P_22BMD><P_22B>900 km</P_22B><P_22B1>VIN77</P_22B1></NowySrodekTransportu></NoweSrodkiTransportu><P_23>1</P_23><PMarzy><P_PMarzy>1</P_PMarzy><P_PMarzy_3_1>1</P_PMarzy_3_1></PMarzy></Adnotacje>`
    : '<Adnotacje><P_16>2</P_16><P_17>2</P_17><P_18>2</P_18><P_18A>2</P_18A><Zwolnienie><P_19N>1</P_19N></Zwolnienie><NoweSrodkiTransportu><P_22N>1</P_22N></NoweSrodkiTransportu><P_23>2</P_23><PMarzy><P_PMarzyN>1</P_PMarzyN></PMarzy></Adnotacje>'

const rates = `<P_13_1>1</P_13_1><P_14_1>0.23</P_14_1><P_14_1W>1</P_14_1W><P_13_2>2</P_13_2><P_14_2>0.16</P_14_2><P_13_3>3</P_13_3><P_14_3>0.15</P_14_3><P_13_4>4</P_13_4><P_14_4>0.16</P_14_4><P_13_5>5</P_13_5><P_14_5>1</P_14_5>${['6_1', '6_2', '6_3', '7', '8', '9', '10', '11'].map(suffix => `<P_13_${suffix}>6</P_13_${suffix}>`).join('')}`

const row = (number: number, rate: string, exchange: string) =>
  `<FaWiersz><NrWierszaFa>${number}</NrWierszaFa><UU_ID>u-${number}</UU_ID><P_6A>2026-03-01</P_6A><P_7>Syrena</P_7><Indeks>S-1</Indeks><GTIN>590</GTIN><PKWiU>29.10</PKWiU><CN>8703</CN><PKOB>1110</PKOB><P_8A>szt.</P_8A><P_8B>1</P_8B><P_9A>10</P_9A><P_9B>12</P_9B><P_10>1</P_10><P_11>9</P_11><P_11A>11</P_11A><P_11Vat>2</P_11Vat>${rate}<P_12_Zal_15>1</P_12_Zal_15><KwotaAkcyzy>1</KwotaAkcyzy><GTU>GTU_07</GTU><Procedura>WSTO_EE</Procedura><KursWaluty>${exchange}</KursWaluty></FaWiersz>`

const settlement =
  '<Rozliczenie><Obciazenia><Kwota>1</Kwota><Powod>skrzynia</Powod></Obciazenia><SumaObciazen>1</SumaObciazen><Odliczenia><Kwota>2</Kwota><Powod>premia</Powod></Odliczenia><SumaOdliczen>2</SumaOdliczen><DoZaplaty>99</DoZaplaty></Rozliczenie>'
const account = (name: string, own: string) =>
  `<${name}><NrRB>61109010140000071219812874</NrRB><SWIFT>WBKPPLPP</SWIFT><RachunekWlasnyBanku>${own}</RachunekWlasnyBanku><NazwaBanku>Bank</NazwaBanku><OpisRachunku>główny</OpisRachunku></${name}>`
const payment = `<Platnosc><ZnacznikZaplatyCzesciowej>2</ZnacznikZaplatyCzesciowej><ZaplataCzesciowa><KwotaZaplatyCzesciowej>5</KwotaZaplatyCzesciowej><DataZaplatyCzesciowej>2026-02-20</DataZaplatyCzesciowej><FormaPlatnosci>1</FormaPlatnosci></ZaplataCzesciowa><TerminPlatnosci><Termin>2026-03-16</Termin><TerminOpis><Ilosc>14</Ilosc><Jednostka>dni</Jednostka><ZdarzeniePoczatkowe>wystawienie</ZdarzeniePoczatkowe></TerminOpis></TerminPlatnosci><PlatnoscInna>1</PlatnoscInna><OpisPlatnosci>kompensata</OpisPlatnosci>${account('RachunekBankowy', '1')}${account('RachunekBankowyFaktora', '3')}<Skonto><WarunkiSkonta>w 7 dni</WarunkiSkonta><WysokoscSkonta>2%</WysokoscSkonta></Skonto><LinkDoPlatnosci>https://pay.example.pl/?IPKSeF=123ABCDEFGHIJ</LinkDoPlatnosci><IPKSeF>123ABCDEFGHIJ</IPKSeF></Platnosc>`
const terms = `<WarunkiTransakcji><Umowy><DataUmowy>2026-01-02</DataUmowy><NrUmowy>U/7</NrUmowy></Umowy><Zamowienia><DataZamowienia>2026-02-01</DataZamowienia><NrZamowienia>Z/44</NrZamowienia></Zamowienia><NrPartiiTowaru>P-2</NrPartiiTowaru><WarunkiDostawy>FCA</WarunkiDostawy><KursUmowny>4.30</KursUmowny><WalutaUmowna>EUR</WalutaUmowna><Transport><TransportInny>1</TransportInny><OpisInnegoTransportu>sterowiec</OpisInnegoTransportu><Przewoznik>${identity('7980332920', 'Koła')}${address('AdresPrzewoznika', 'ul. Drogowa 8')}</Przewoznik><NrZleceniaTransportu>T/9</NrZleceniaTransportu><LadunekInny>1</LadunekInny><OpisInnegoLadunku>różne</OpisInnegoLadunku><JednostkaOpakowania>paleta</JednostkaOpakowania><DataGodzRozpTransportu>2026-02-26T06:00:00Z</DataGodzRozpTransportu><DataGodzZakTransportu>2026-02-26T14:30:00Z</DataGodzZakTransportu>${address('WysylkaZ', 'ul. Portowa 1')}${address('WysylkaPrzez', 'ul. Kolejowa 1')}${address('WysylkaDo', 'Hauptstraße 1', 'DE')}</Transport><PodmiotPosredniczacy>1</PodmiotPosredniczacy></WarunkiTransakcji>`
const footer =
  '<Stopka><Informacje><StopkaFaktury>Kapitał 50 000 zł</StopkaFaktury></Informacje><Rejestry><PelnaNazwa>Kos</PelnaNazwa><KRS>0000123456</KRS><REGON>123456785</REGON><BDO>000012345</BDO></Rejestry></Stopka>'
const attached = (head: string) =>
  `<BlokDanych><ZNaglowek>${head}</ZNaglowek><MetaDane><ZKlucz>okres</ZKlucz><ZWartosc>luty</ZWartosc></MetaDane><Tekst><Akapit>Zużycie energii</Akapit></Tekst><Tabela><TMetaDane><TKlucz>licznik</TKlucz><TWartosc>17</TWartosc></TMetaDane><Opis>odczyty</Opis><TNaglowek><Kol Typ="txt"><NKom>Dzień</NKom></Kol><Kol Typ="dec"><NKom>kWh</NKom></Kol></TNaglowek><Wiersz><WKom>1 lutego</WKom><WKom>12.5</WKom></Wiersz><Suma><SKom>razem</SKom><SKom>12.5</SKom></Suma></Tabela></BlokDanych>`

interface Parts {
  readonly parties?: string
  readonly fa: string
  readonly after?: string
}
const document = ({ parties = seller + buyer, fa, after = '' }: Parts): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<Faktura xmlns="http://crd.gov.pl/wzor/2025/06/25/13775/"><Naglowek><KodFormularza kodSystemowy="FA (3)" wersjaSchemy="1-0E">FA</KodFormularza><WariantFormularza>3</WariantFormularza><DataWytworzeniaFa>2026-03-02T08:15:00Z</DataWytworzeniaFa><SystemInfo>Księgowość 7.1</SystemInfo></Naglowek>${parties}<Fa>${fa}</Fa>${after}</Faktura>`

const corrected = (number: string) =>
  `<DaneFaKorygowanej><DataWystFaKorygowanej>2026-01-15</DataWystFaKorygowanej><NrFaKorygowanej>${number}</NrFaKorygowanej><NrKSeF>1</NrKSeF><NrKSeFFaKorygowanej>1234563218-20260115-0A1B2C3D4E5F-9C</NrKSeFFaKorygowanej></DaneFaKorygowanej>`
const before = (nip: string, name: string, key: string) =>
  `<Podmiot2K>${identity(nip, name)}${address('Adres', 'ul. Krzywa 9')}<IDNabywcy>${key}</IDNabywcy></Podmiot2K>`
const order =
  '<Zamowienie><WartoscZamowienia>123</WartoscZamowienia><ZamowienieWiersz><NrWierszaZam>1</NrWierszaZam><UU_IDZ>u-1</UU_IDZ><P_7Z>Biurko</P_7Z><IndeksZ>B-1</IndeksZ><GTINZ>590</GTINZ><PKWiUZ>31.01</PKWiUZ><CNZ>9403</CNZ><PKOBZ>1110</PKOBZ><P_8AZ>szt.</P_8AZ><P_8BZ>4</P_8BZ><P_9AZ>25</P_9AZ><P_11NettoZ>100</P_11NettoZ><P_11VatZ>23</P_11VatZ><P_12Z>23</P_12Z><P_12Z_Zal_15>1</P_12Z_Zal_15><GTUZ>GTU_07</GTUZ><ProceduraZ>WSTO_EE</ProceduraZ><KwotaAkcyzyZ>1</KwotaAkcyzyZ></ZamowienieWiersz></Zamowienie>'

export const fullDocuments = {
  invoice: document({
    parties: seller + buyer + additional + carer + authorized,
    fa: `<KodWaluty>EUR</KodWaluty><P_1>2026-03-02</P_1><P_1M>Gdańsk</P_1M><P_2>FV/1</P_2><WZ>WZ/10</WZ><OkresFa><P_6_Od>2026-02-01</P_6_Od><P_6_Do>2026-02-28</P_6_Do></OkresFa>${rates}<P_15>100</P_15>${annotations({ all: true })}<RodzajFaktury>VAT</RodzajFaktury><FP>1</FP><TP>1</TP><DodatkowyOpis><NrWiersza>1</NrWiersza><Klucz>Odmiana</Klucz><Wartosc>zielona</Wartosc></DodatkowyOpis><ZwrotAkcyzy>1</ZwrotAkcyzy>${row(1, '<P_12>23</P_12>', '4.25')}${row(2, '<P_12_XII>20</P_12_XII>', '4.30')}${row(3, '', '4.30')}${settlement}${payment}${terms}`,
    after: `${footer}<Zalacznik>${attached('Prąd')}${attached('Gaz')}</Zalacznik>`,
  }),
  correction: document({
    parties: seller + buyer + additional + authorized,
    fa: `<KodWaluty>PLN</KodWaluty><P_1>2026-03-02</P_1><P_2>KOR/1</P_2><P_13_1>-2</P_13_1><P_14_1>-0.46</P_14_1><P_15>-2.46</P_15>${annotations()}<RodzajFaktury>KOR</RodzajFaktury><PrzyczynaKorekty>zwrot</PrzyczynaKorekty><TypKorekty>3</TypKorekty>${corrected('FV/1')}${corrected('FV/2')}<NrFaKorygowany>FV/3</NrFaKorygowany><Podmiot1K>${identity('1234563218', 'Kos s.c.')}${address('Adres', 'ul. Krzywa 1')}</Podmiot1K>${before('5265877635', 'Żółw', 'N1')}${before('7980332920', 'Turtle', 'N2')}<FaWiersz><NrWierszaFa>1</NrWierszaFa><P_7>Lampa</P_7><P_8B>2</P_8B><P_12>23</P_12><StanPrzed>1</StanPrzed></FaWiersz>`,
  }),
  advance: document({
    parties: seller + nobody,
    fa: `<KodWaluty>EUR</KodWaluty><P_1>2026-03-02</P_1><P_2>ZAL/1</P_2><P_6>2026-02-27</P_6><P_13_1>100</P_13_1><P_14_1>23</P_14_1><P_15>123</P_15><KursWalutyZ>4.25</KursWalutyZ>${annotations()}<RodzajFaktury>ZAL</RodzajFaktury><ZaliczkaCzesciowa><P_6Z>2026-02-26</P_6Z><P_15Z>60</P_15Z><KursWalutyZW>4.20</KursWalutyZW></ZaliczkaCzesciowa><Platnosc><Zaplacono>1</Zaplacono><DataZaplaty>2026-02-27</DataZaplaty><FormaPlatnosci>6</FormaPlatnosci></Platnosc>${order}`,
  }),
  settlement: document({
    fa: `<KodWaluty>EUR</KodWaluty><P_1>2026-03-02</P_1><P_2>ROZ/1</P_2><P_13_1>100</P_13_1><P_14_1>23</P_14_1><P_15>23</P_15>${annotations()}<RodzajFaktury>ROZ</RodzajFaktury><FakturaZaliczkowa><NrKSeFZN>1</NrKSeFZN><NrFaZaliczkowej>ZAL/0</NrFaZaliczkowej></FakturaZaliczkowa><FakturaZaliczkowa><NrKSeFFaZaliczkowej>1234563218-20260115-0A1B2C3D4E5F-9C</NrKSeFFaZaliczkowej></FakturaZaliczkowa><FaWiersz><NrWierszaFa>1</NrWierszaFa><P_7>Biurko</P_7><P_8B>4</P_8B><P_11>100</P_11><P_12>23</P_12><KursWaluty>4.25</KursWaluty></FaWiersz><Platnosc><FormaPlatnosci>6</FormaPlatnosci></Platnosc>`,
  }),
  rebate: document({
    fa: `<KodWaluty>PLN</KodWaluty><P_1>2026-03-02</P_1><P_2>KOR/2</P_2><P_13_1>-20</P_13_1><P_14_1>-4.60</P_14_1><P_15>-24.60</P_15>${annotations()}<RodzajFaktury>KOR</RodzajFaktury>${corrected('FV/1')}<OkresFaKorygowanej>I kwartał 2026</OkresFaKorygowanej><FaWiersz><NrWierszaFa>1</NrWierszaFa><P_7>Lampa</P_7><P_8A>szt.</P_8A><P_8B>2</P_8B></FaWiersz>`,
  }),
} as const
