/** Every table that belongs to a collaborative is declared with `tenantTable`. */
import { type BuildExtraConfigColumns, getTableColumns, getTableName } from "drizzle-orm";
import {
  type AnyPgColumn,
  foreignKey,
  type PgColumnBuilderBase,
  type PgTable,
  type PgTableExtraConfigValue,
  pgTable,
  primaryKey,
  uuid,
} from "drizzle-orm/pg-core";
import { collaboratives } from "./collaboratives";
import { tenantOnly } from "./policies";

const tenantId = () => uuid("collaborative_id").notNull();

type Columns = Record<string, PgColumnBuilderBase>;
type Tenant<C extends Columns> = { collaborativeId: ReturnType<typeof tenantId> } & C;
type Rules<Name extends string, C extends Columns> = (
  table: BuildExtraConfigColumns<Name, Tenant<C>, "pg">,
) => PgTableExtraConfigValue[];

interface Place<Column extends string> {
  /** The primary key's columns after the collaborative's id, in order. */
  key: Column[];
  /**
   * Tables of the same collaborative that this one refers to, by the last word of the foreign key's name:
   * `{ member: { memberId: members.id } }`.
   */
  references?: Record<string, Partial<Record<Column, AnyPgColumn>>>;
  /** References whose rows take this table's rows with them when they are deleted. */
  cascade?: string[];
  /** For the history only, which refers to nothing: it outlives what it tells about. */
  detached?: true;
}

/**
 * A table whose rows belong to one collaborative. It always has `collaborativeId` as its first column and the
 * first column of its primary key, the row-level security policy that keeps other collaboratives out, and a
 * foreign key to its collaborative: its own, or that of a row that it cannot be without.
 */
export function tenantTable<Name extends string, C extends Columns>(
  name: Name,
  columns: C,
  { key, references = {}, cascade = [], detached }: Place<keyof C & string>,
  rules?: Rules<Name, C>,
) {
  return pgTable<Name, Tenant<C>>(name, { collaborativeId: tenantId(), ...columns }, (table) => {
    const column = (property: string) =>
      (table as unknown as Record<string, AnyPgColumn>)[property] as AnyPgColumn;
    const keys = Object.entries(references).map(([word, pairs]) => {
      const local = Object.keys(pairs).map(column);
      const foreign = Object.values(pairs) as AnyPgColumn[];
      const reference = foreignKey({
        name: `${name}_${word}`,
        columns: [column("collaborativeId"), ...local],
        foreignColumns: [collaborativeIdBeside(foreign), ...foreign] as [AnyPgColumn, ...AnyPgColumn[]],
      });
      const required = local.every(({ notNull }) => notNull);
      return { reference: cascade.includes(word) ? reference.onDelete("cascade") : reference, required };
    });
    if (!detached && !keys.some(({ required }) => required)) {
      const reference = foreignKey({
        name: `${name}_collaborative`,
        columns: [column("collaborativeId")],
        foreignColumns: [collaboratives.id],
      });
      keys.push({ reference, required: true });
    }
    return [
      primaryKey({ name: `${name}_pk`, columns: [column("collaborativeId"), ...key.map(column)] }),
      ...keys.map(({ reference }) => reference),
      ...(rules?.(table) ?? []),
      tenantOnly(name),
    ];
  });
}

/** The collaborative's id in the table that the columns are of. */
function collaborativeIdBeside([first]: AnyPgColumn[]): AnyPgColumn {
  const table = first?.table as PgTable;
  const { collaborativeId } = getTableColumns(table) as Record<string, AnyPgColumn>;
  if (!collaborativeId) throw new Error(`${getTableName(table)} belongs to no collaborative.`);
  return collaborativeId;
}
