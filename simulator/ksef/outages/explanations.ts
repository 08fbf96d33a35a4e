import { telling } from '../../../contracts/told.ts'

/** What an outage did to a request, and which day an offline invoice missed. */
export const why = telling({
  down: {
    en: 'The outage {eventId} ({kind}, {api}) began at {from} and {until}: POST /control/outages made it. Nothing reached KSeF.',
    pl: 'Trwa przerwa {eventId} ({kind}, {api}), od {from}; {until}. Utworzyło ją wywołanie POST /control/outages. Żądanie nie dotarło do KSeF.',
  },
  lost: {
    en: 'The outage {eventId} ({kind}, {api}) began at {from} and {until}: KSeF did what was asked and answered {status}, and the answer was lost on its way. Who repeats the request must expect that it was done.',
    pl: 'Trwa przerwa {eventId} ({kind}, {api}), od {from}; {until}. KSeF wykonał żądanie i odpowiedział {status}, ale odpowiedź zaginęła. Ponawiając żądanie, trzeba się liczyć z tym, że zostało już wykonane.',
  },
  ends: { en: 'ends at {to}', pl: 'skończy się {to}' },
  open: { en: 'has no end yet', pl: 'jej koniec nie jest jeszcze znany' },
  session: {
    en: 'The session {referenceNumber} was opened before the outage {eventId} began at {from}: a new one takes invoices.',
    pl: 'Sesję {referenceNumber} otwarto przed początkiem przerwy {eventId} ({from}): faktury przyjmie nowa sesja.',
  },
  cancelled: {
    en: 'The outage {eventId} cancels the work that would be done with in its course: begin it again.',
    pl: 'Przerwa {eventId} anuluje prace, które zakończyłyby się w jej trakcie: należy rozpocząć je ponownie.',
  },
  late: {
    en: 'KSeF takes the invoice; by the law it is late. Issued on {issued} in the mode {mode}, it was to be sent by {lastDay} (business days: Monday to Friday without public holidays), and today is {today}.',
    pl: 'KSeF przyjmuje fakturę, ale jest ona spóźniona w świetle ustawy. Wystawiona {issued} w trybie {mode}, miała zostać przesłana do {lastDay} (dni robocze: od poniedziałku do piątku bez świąt), a dziś jest {today}.',
  },
  neverSent: {
    en: 'KSeF takes the invoice; by the law it need not, and must not, be sent: on {issued} a total failure was announced (event {eventId}).',
    pl: 'KSeF przyjmuje fakturę, ale faktur z czasu całkowitej awarii nie przesyła się: {issued} trwała ogłoszona całkowita awaria (zdarzenie {eventId}).',
  },
})
