import { telling } from '../../contracts/told.ts'

/** Why a request does not come in. */
export const why = telling({
  noHost: {
    en: 'The Host header says {host}, which is no name of a host.',
    pl: 'Nagłówek Host ma wartość {host}, która nie jest nazwą hosta.',
  },
  foreignHost: {
    en: 'The Host "{name}" is a name that anybody on the net may own, so that a web page could be led here by it. If it is yours, start with --allow-host {name} (in code: {code}).',
    pl: 'Host „{name}” to nazwa, która w sieci może należeć do każdego, więc mogłaby tu prowadzić obca strona WWW. Jeśli jest Twoja, uruchom z --allow-host {name} (w kodzie: {code}).',
  },
  pageOfAnother: {
    en: 'A page of another site asks (Origin {origin}, Sec-Fetch-Site {site}). Under /control, /demo, /acube and /web only pages of the simulator itself may change something, and programs, which send no Origin. Behind a proxy --public-url says where the pages are.',
    pl: 'Pyta strona innej witryny (Origin {origin}, Sec-Fetch-Site {site}). Pod /control, /demo, /acube i /web zmieniać coś mogą tylko strony samego symulatora oraz programy, które nie wysyłają Origin. Za serwerem proxy --public-url mówi, gdzie są strony.',
  },
  tooManyWorlds: {
    en: 'There are {most} worlds already (--max-worlds), and none has been idle for long enough.',
    pl: 'Jest już {most} światów (--max-worlds) i żaden nie był bezczynny wystarczająco długo.',
  },
  noNameOfAWorld: {
    en: '"{name}" is no name of a world: letters, digits, dots, dashes and low lines, at most 64.',
    pl: '„{name}” nie jest nazwą świata: dozwolone są litery, cyfry, kropki, myślniki i podkreślenia, najwyżej 64 znaki.',
  },
  storeAway: {
    en: '{reason}. What was acknowledged is kept; this request has changed nothing, or, when the database went at its very end, nobody knows: ask again.',
    pl: '{reason}. To, co potwierdzono, jest zachowane; to żądanie niczego nie zmieniło albo, jeśli baza znikła na samym jego końcu, nie wiadomo: zapytaj ponownie.',
  },
  notFromHere: {
    en: '{caller} is not this machine, and /control answers others only when the start says so: --control-from {caller}, or --control-token and Authorization: Bearer (in code: {code}).',
    pl: '{caller} to nie ten komputer, a /control odpowiada innym tylko wtedy, gdy tak uruchomiono symulator: --control-from {caller} albo --control-token i Authorization: Bearer (w kodzie: {code}).',
  },
  notification: {
    en: '/control takes no notifications: whoever has an account of the A-Cube look-alike says where those of this machine go.',
    pl: '/control nie przyjmuje powiadomień: dokąd trafiają te z tego komputera, określa każdy, kto ma konto w imitacji A-Cube.',
  },
  controlTakesJson: {
    en: 'The Content-Type is {type}; /control takes application/json.',
    pl: 'Nagłówek Content-Type ma wartość {type}; /control przyjmuje application/json.',
  },
})
