import type { Driver } from './driver.ts'

/** Raised when an older file can no longer be read as it is; `migrations` then says how it becomes a newer one. */
export const FORM = 2

/**
 * All worlds of a file. A world that is put in another's place has an id of its own: who is being answered in the old one
 * ends there. Records are JSON, with the bytes that they hold beside it (stored.ts); where they stand in an index is worked out by our definitions, and kept in `places`.
 */
const tables = `
  create table about (name text primary key, value text not null) without rowid;
  create table worlds (id integer primary key, name text not null, is_current integer not null, beside text);
  create table tables (id integer primary key, title text not null unique);
  create table indexes (id integer primary key, "table" integer not null, name text not null, unique ("table", name));
  create table records (
    id integer primary key,
    world integer not null,
    "table" integer not null,
    key blob not null,
    record text not null,
    bytes blob,
    unique (world, "table", key)
  );
  create table places (
    world integer not null,
    "index" integer not null,
    partition blob not null,
    at not null,
    place blob not null,
    record integer not null,
    primary key (world, "index", partition, at, place)
  ) without rowid;
`

/** From each form to the next. What they name is as it was then. */
const migrations: Readonly<Record<number, string>> = {
  // Where a record stands is known by its definition: no index leads there. Bytes beside the JSON, where Base64 within it is still read; and the XML of invoices in a table of its own.
  1: `
    alter table records add column bytes blob;
    drop index places_of_record;
    insert or ignore into tables (title) values ('ksef.invoiceDocuments');
    insert into records (world, "table", key, record)
      select world, (select id from tables where title = 'ksef.invoiceDocuments'), key, json_object(
        'ksefNumber', json_extract(record, '$.ksefNumber'), 'document', json_extract(record, '$.document'))
      from records where "table" = (select id from tables where title = 'ksef.acceptedInvoices');
    update records set record = json_remove(record, '$.document')
      where "table" = (select id from tables where title = 'ksef.acceptedInvoices');
  `,
}

const about = (database: Driver, name: string): string | undefined => {
  const found = database.prepare('select value from about where name = ?').get(name)
  return found === undefined ? undefined : String(found.value)
}

const note = (database: Driver, name: string, value: string): void => {
  database.prepare('insert or replace into about values (?, ?)').run(name, value)
}

/** @throws Error with a sentence for a database of something else, or of a newer version */
export const formOf = (database: Driver, file: string): number => {
  const isOurs = database.prepare("select name from sqlite_schema where name = 'about'").get() !== undefined
  const form = isOurs ? Number(about(database, 'form')) : Number.NaN
  if (!Number.isInteger(form)) throw new Error(`${file} is no data file of ksef-simulator.`)
  if (form > FORM)
    throw new Error(`${file} was written by a newer version (form ${form}); this one reads form ${FORM} and older.`)
  return form
}

/**
 * Makes a new file ours, and an older one current.
 * @param version of the program and of its indexes: they are made anew when another one wrote them
 * @returns whether places must be worked out anew
 * @throws Error with a sentence for a database of something else, or of a newer version
 */
export const prepareForm = (database: Driver, file: string, version: string): boolean => {
  const known = database.prepare("select name from sqlite_schema where type = 'table' limit 1").get()
  if (known === undefined) {
    database.exec(tables)
    note(database, 'form', String(FORM))
    note(database, 'version', version)
    return false
  }
  for (let from = formOf(database, file); from < FORM; from++) database.exec(migrations[from]!)
  const isOlder = about(database, 'version') !== version
  note(database, 'form', String(FORM))
  note(database, 'version', version)
  return isOlder
}
