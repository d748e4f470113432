import { DEFINER, NAMED, ofTheOwner, sharingFunctions, TENANT } from './sharing.js';

/**
 * The SQL that a migration runs so that a grant counts only while the consortium recognises the ATS, by its own log, and
 * is its member, by that of the ATS: both of now, whatever moment is looked at. Who disowns an ATS or leaves it revokes
 * nothing and shows nothing.
 *
 * Nobody but the owner's functions looks into the two models of other scopes: of an ATS that names it a consortium is
 * told its name and its own days there, and nothing of the other members.
 */
export function sharingAmongMembers(): string[] {
  const naming = (row: string) =>
    `exists (select from json_array_elements(${row} -> 'membri') m where m ->> 'consorzio' = ${TENANT})`;
  return [
    `create policy recognised_read on read.adesioni for select to consorzi_owner
      using ("f_ats" = ${TENANT} and not removed)`,
    `create policy recognised_read on read.checkpoints for select to consorzi_owner using (projection = 'adesioni'
      and exists (select from read.adesioni d where d."f_ats" = ${TENANT} and d.scope = checkpoints.scope))`,
    `create policy naming_read on read.ats for select to consorzi_owner using (not removed and ${naming('row')})`,
    `create policy naming_read on read.checkpoints for select to consorzi_owner using (projection = 'ats'
      and exists (select from read.ats t where t.scope = checkpoints.scope and ${naming('t.row')}))`,
    ...ofTheOwner(OF_MEMBERS),
    // The owner goes on reading every grant that names the tenant: the functions leave out those that do not count.
    'alter policy named_read on read.condivisioni to consorzi_owner',
    `create policy member_read on read.condivisioni for select to consorzi_api
      using ("f_ats" = ${TENANT} and not removed and scope in (select read.sharing_scopes()))`,
    ...ofTheOwner(sharingFunctions(AMONG_MEMBERS, 'create or replace')),
  ];
}

/** Back to grants that count by themselves. */
export const sharingOfAll = (): string[] => [
  ...ofTheOwner(sharingFunctions(NAMED, 'create or replace')),
  'drop policy member_read on read.condivisioni',
  'alter policy named_read on read.condivisioni to consorzi_api, consorzi_owner',
  'drop function read.sharing_scopes(), read.recognising_scopes(), read.ats_naming_us()',
  'drop policy naming_read on read.checkpoints',
  'drop policy naming_read on read.ats',
  'drop policy recognised_read on read.checkpoints',
];

const AMONG_MEMBERS = `${NAMED} and c.scope in (select read.sharing_scopes())`;

/** The rows of the generation that answers. */
const active = (table: string, projection: string) => `read.${table} t
  join read.checkpoints a on a.scope = t.scope and a.projection = '${projection}' and a.status = 'attiva'
    and a.generation = t.generation`;

const TODAY = `to_char(now() at time zone 'Europe/Rome', 'YYYY-MM-DD')`;

const OF_MEMBERS: Readonly<Record<string, string>> = {
  // The consortia that recognise the tenant as an ATS of theirs now.
  'read.recognising_scopes()': `
    create function read.recognising_scopes() returns setof text language plpgsql stable ${DEFINER} as $$
    begin
      return query select t.scope from ${active('adesioni', 'adesioni')}
        where t."f_ats" = ${TENANT} and t."f_stato" = 'riconosciuto' and not t.removed;
    end $$`,
  // Those of them that are members of it today, in Italy.
  'read.sharing_scopes()': `
    create function read.sharing_scopes() returns setof text language plpgsql stable ${DEFINER} as $$
    begin
      return query select s from read.recognising_scopes() s where s in (
        select m ->> 'consorzio' from ${active('ats', 'ats')} cross join json_array_elements(t.row -> 'membri') m
        where t.scope = ${TENANT} and not t.removed and (m ->> 'dal') collate "C" <= ${TODAY}
          and (m ->> 'alEscluso' is null or ${TODAY} < (m ->> 'alEscluso') collate "C"));
    end $$`,
  // The ATS that name the tenant as their member, with each stretch of days (ISO).
  'read.ats_naming_us()': `
    create function read.ats_naming_us()
      returns table (ats text, denominazione text, dal text, al_escluso text) language plpgsql stable ${DEFINER} as $$
    begin
      return query select t.scope, t.row ->> 'denominazione', m ->> 'dal', m ->> 'alEscluso'
        from ${active('ats', 'ats')} cross join json_array_elements(t.row -> 'membri') m
        where not t.removed and m ->> 'consorzio' = ${TENANT} order by t.scope, m ->> 'dal';
    end $$`,
};
