import type { ListedOperation, Operations } from '../../contracts/ksef/operations.ts'
import type { OperationShape } from '../../contracts/operation.ts'
import { part } from '../runtime/parts.ts'
import { challenge } from './auth/challenge.ts'
import { ksefToken } from './auth/ksef-token.ts'
import { redeem } from './auth/redeem.ts'
import { refresh } from './auth/refresh.ts'
import { status } from './auth/status.ts'
import { xadesSignature } from './auth/xades-signature.ts'
import type { AnyHandler, Handler } from './handler.ts'
import { list as listPublicKeys } from './public-keys/list.ts'

type DeclaredIn<Area> = { [N in keyof Area as Area[N] extends OperationShape ? N : never]: Area[N] }
type HandlersOf<Area> = {
  readonly [N in keyof DeclaredIn<Area>]: DeclaredIn<Area>[N] extends infer O extends OperationShape
    ? Handler<O>
    : never
}
type DeclaredAreas = {
  [A in keyof Operations as keyof DeclaredIn<Operations[A]> extends never ? never : A]: Operations[A]
}

/** Every declared operation has its handler: without one, or with one of the wrong type, this does not compile. */
export type Handlers = { readonly [A in keyof DeclaredAreas]: HandlersOf<DeclaredAreas[A]> }

/** What every client begins with. */
const first = {
  auth: { challenge, xadesSignature, ksefToken, status, redeem, refresh },
  publicKeys: { list: listPublicKeys },
} satisfies Partial<Handlers>

/** All others, loaded with the first request for one: they are a quarter of what a start would read. */
export type LaterHandlers = Omit<Handlers, keyof typeof first>
const later = part(() => import('./later-handlers.ts'))

type Areas = Readonly<Record<string, Readonly<Record<string, AnyHandler>>>>
/** The table has checked that operation and handler fit; here they are any operation's. */
let loaded = first as unknown as Areas

export const handlerOf = ({ area, name }: Pick<ListedOperation, 'area' | 'name'>): AnyHandler | Promise<AnyHandler> =>
  loaded[area]?.[name] ??
  later().then(({ laterHandlers }) => {
    loaded = { ...first, ...laterHandlers } as unknown as Areas
    return loaded[area]![name]!
  })
