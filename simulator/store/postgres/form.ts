import type { PoolClient } from 'pg'
import { ask, run } from './driver.ts'

/** Raised when an older database can no longer be read as it is; `migrations` then says how it becomes a newer one. */
export const FORM = 2

/**
 * All worlds of a database, in a schema of their own. A world that is put in another's place has an id of its own. Records are JSON, with the bytes that they hold beside it;
 * where they stand in an index is worked out by our definitions, and kept in `places`.
 */
const tables = `
  create table ksef_simulator.about (name text primary key, value text not null);
  create table ksef_simulator.worlds (
    id integer primary key generated always as identity,
    name text not null,
    beside text not null,
    version integer not null default 0,
    held integer not null default 0,
    opened integer not null default 0,
    ended timestamptz
  );
  create unique index worlds_current on ksef_simulator.worlds (name) where ended is null;
  create table ksef_simulator.tables (id integer primary key generated always as identity, title text not null unique);
  create table ksef_simulator.indexes (
    id integer primary key generated always as identity,
    "table" integer not null,
    name text not null,
    unique ("table", name)
  );
  create table ksef_simulator.records (
    id bigint primary key generated always as identity,
    world integer not null,
    "table" integer not null,
    key bytea not null,
    record text not null,
    bytes bytea,
    unique (world, "table", key)
  );
  create table ksef_simulator.places (
    world integer not null,
    "index" integer not null,
    partition bytea not null,
    at double precision not null,
    place bytea not null,
    record bigint not null,
    primary key (world, "index", partition, at, place)
  );
  create index places_of_record on ksef_simulator.places (record);
  create table ksef_simulator.leases (
    world integer not null,
    name text not null,
    holder bigint not null,
    until timestamptz not null,
    primary key (world, name)
  );
  create sequence ksef_simulator.holders;
`

/** What is written down of all worlds in one order (log.ts). */
const log = `
  create sequence ksef_simulator.log_places;
  create unlogged table ksef_simulator.log (
    place bigint primary key,
    world integer not null,
    gone text,
    record text,
    bytes bytea,
    size integer not null
  );
  create index log_of_world on ksef_simulator.log (world, place);
`

/** From each form to the next. */
const migrations: Readonly<Record<number, string>> = { 1: log }

/** Any number, the same in every process: they make the tables one after another. */
const LOCK = 5_265_877_635

const note = (client: PoolClient, name: string, value: string) =>
  ask(
    client,
    'insert into ksef_simulator.about values ($1, $2) on conflict (name) do update set value = excluded.value',
    ...[name, value],
  )

/**
 * Inside a transaction: makes a new database ours, and an older one current.
 * @param version of the program and of its indexes: they are made anew when another one wrote them
 * @returns whether places must be worked out anew
 * @throws Error with a sentence for a database of a newer version
 */
export const prepareForm = async (client: PoolClient, version: string): Promise<boolean> => {
  await ask(client, 'select pg_advisory_xact_lock($1)', LOCK)
  const [found] = await ask(client, "select to_regclass('ksef_simulator.about') is not null as ours")
  if (!found!.ours) {
    await run(client, `create schema if not exists ksef_simulator; ${tables} ${log}`)
    await note(client, 'form', String(FORM))
    await note(client, 'version', version)
    return false
  }
  const about = new Map(
    (await ask(client, 'select name, value from ksef_simulator.about')).map(it => [it.name, it.value]),
  )
  const form = Number(about.get('form'))
  if (form > FORM)
    throw new Error(
      `The database was written by a newer version (form ${form}); this one reads form ${FORM} and older.`,
    )
  for (let from = form; from < FORM; from++) await run(client, migrations[from]!)
  if (form === FORM && about.get('version') === version) return false
  await note(client, 'form', String(FORM))
  await note(client, 'version', version)
  return true
}
