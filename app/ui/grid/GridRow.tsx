import { Link } from "@remix-run/react";
import type { Dispatch } from "react";
import type { EntryItem } from "~/domain/entry";
import { OWN_DEFINITION_WORDS } from "../figures/Comparability";
import { Icon } from "../figures/icons";
import { GridCellInput } from "./GridCellInput";
import { keyOf } from "./grid-layout";
import { markOf } from "./grid-status";
import type { GridEvent, GridState, OwnDefinitions } from "./grid-types";
import { hatched, stickyColumn } from "./looks";
import { SplitToggles } from "./SplitToggles";

export interface GridRowProps {
  state: GridState;
  item: EntryItem;
  memberName: string;
  definitions?: OwnDefinitions | undefined;
  readOnly: boolean;
  dispatch: Dispatch<GridEvent>;
}

export function unitWord(unit: EntryItem["unit"], currency: string): string {
  return { count: "number", currency, percent: "%", share: "%" }[unit];
}

/** One measure or share over the years. */
export function GridRow({ state, item, memberName, definitions, readOnly, dispatch }: GridRowProps) {
  const { layout, cells } = state;
  const whole = layout.items.find((other) => other.code === item.partOf);
  return (
    <tr>
      <th scope="row" className={`${stickyColumn} border-b py-2 align-top font-normal`}>
        {item.part ? (
          <span className="block ps-3 leading-tight sm:ps-5">{item.part.label}</span>
        ) : item.definition ? (
          <details>
            <summary className="list-none leading-tight [&::-webkit-details-marker]:hidden">
              <span className="font-semibold">{item.label}</span>{" "}
              <Icon name="info" className="text-link text-sm" />
              <span className="sr-only">What counts</span>
            </summary>
            <p className="mt-1 text-ink-soft text-sm leading-snug">{item.definition}</p>
          </details>
        ) : (
          <span className="font-semibold leading-tight">{item.label}</span>
        )}
        {item.part ? null : (
          <span className="block text-ink-soft text-xs leading-snug">
            {unitWord(item.unit, layout.typing.currency)}
            {whole ? `, part of ${whole.label}` : null}
          </span>
        )}
        <SplitToggles {...{ state, item, dispatch }} />
        {definitions && item.kind === "measure" && !item.part ? (
          <OwnDefinition {...{ item, definitions }} />
        ) : null}
      </th>
      {layout.years.map((year) => {
        const key = keyOf(item.code, year);
        const cell = cells[key];
        if (!cell || !layout.activeYears.includes(year)) {
          return (
            <ClosedCell
              key={key}
              text={cell?.text ?? ""}
              reason={`${memberName} was not a member in ${year}`}
            />
          );
        }
        const mark = markOf(state, key);
        const warnings = state.warnings[key];
        const locked = readOnly || layout.lockedYears?.[year] !== undefined;
        const given = { layout, item, year, cell, mark, warnings, readOnly: locked, dispatch };
        return <GridCellInput key={key} {...given} />;
      })}
    </tr>
  );
}

/** Where the member says how it counts the measure itself; how comparable, if it has said so. */
function OwnDefinition({ item, definitions }: { item: EntryItem; definitions: OwnDefinitions }) {
  const grade = definitions.grades[item.code];
  return (
    <Link
      to={`${definitions.to}?measure=${item.code}`}
      aria-label={`${item.label}: ${grade ? OWN_DEFINITION_WORDS[grade] : "own definition"}`}
      className="no-print inline-flex min-h-6 items-center text-xs"
    >
      {grade ? upperFirst(OWN_DEFINITION_WORDS[grade]) : "Own definition"}
    </Link>
  );
}

const upperFirst = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** A year in which the institution was not a member: nothing can be entered. */
function ClosedCell({ text, reason }: { text: string; reason: string }) {
  return (
    <td className={`${hatched} min-w-28 border-line border-b p-1 text-end align-top`} title={reason}>
      <span className="tabular block px-2 py-1.5 text-ink-soft">{text}</span>
      <span className="sr-only">{reason}</span>
    </td>
  );
}
