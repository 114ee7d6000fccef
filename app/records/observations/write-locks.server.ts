import { type SQL, sql } from "drizzle-orm";
import { isYearLocked } from "~/domain/collection/closed-years";
import type { Member } from "~/domain/terms";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";

/** What decides which values of a member may change, as it is stored now. */
export interface Standing {
  members: Member[];
  /** A closed year is locked, unless the member has an exception. */
  isLocked(memberId: string, year: number): boolean;
}

/** For members that are locked (lockMembers), so that none of it changes until the transaction ends. */
export async function readStanding(db: TenantDb, memberIds: string[]): Promise<Standing> {
  return standingOf(await db.tx.execute(standingFor(db, memberIds)));
}

/** The statement behind it. */
export function standingFor({ collaborativeId }: TenantDb, memberIds: string[]): SQL {
  const ids = sql`any(${sql.param(`{${memberIds.join(",")}}`)}::uuid[])`;
  return sql`
    select
      (select coalesce(json_agg(json_build_object('id', id, 'slug', slug, 'name', name, 'sector', sector,
          'joinedOn', joined_on, 'leftOn', left_on, 'fiscalYearEndMonth', fiscal_year_end_month,
          'earlierFiscalYearEnds', earlier_fiscal_year_ends, 'baselineYear', baseline_year, 'absences', absences)), '[]')
        from members where collaborative_id = ${collaborativeId} and id = ${ids}) as members,
      (select coalesce(json_agg(year), '[]') from years
        where collaborative_id = ${collaborativeId} and state = 'closed') as closed,
      (select coalesce(json_agg(json_build_object('memberId', member_id, 'year', year)), '[]') from requests
        where collaborative_id = ${collaborativeId} and member_id = ${ids}
          and open_until > clock_timestamp()) as open`;
}

export function standingOf(result: unknown): Standing {
  const [row] = rowsOf<{ members: Member[]; closed: number[]; open: Place[] }>(result);
  const closed = new Set(row?.closed);
  const open = new Set(row?.open.map(({ memberId, year }) => `${memberId} ${year}`));
  return {
    members: row?.members ?? [],
    isLocked: (memberId, year) =>
      isYearLocked({ closed: closed.has(year), openToMember: open.has(`${memberId} ${year}`) }),
  };
}

interface Place {
  memberId: string;
  year: number;
}
