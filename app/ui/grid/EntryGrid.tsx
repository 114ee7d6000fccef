import { type FocusEvent, type FormEvent, useCallback, useEffect, useMemo, useReducer, useRef } from "react";
import type { CellWarning, EntryCell, EntryConflict, EntryError, EntryItem } from "~/domain/entry";
import { CellDetails } from "./CellDetails";
import { ErrorList } from "./ErrorList";
import { ClosedYears, GridTable } from "./GridTable";
import { foldOf, layOut } from "./grid-layout";
import { gridReducer, startGrid } from "./grid-state";
import type { Draft, OwnDefinitions, YearMark } from "./grid-types";
import { KeyboardHelp } from "./KeyboardHelp";
import { ReasonDialog, ReasonField } from "./ReasonDialog";
import { RestoreOffer } from "./RestoreOffer";
import { SaveBar } from "./SaveBar";
import { useGridDrafts } from "./use-grid-drafts";
import { cellInput, useGridKeys } from "./use-grid-keys";
import { useGridPaste } from "./use-grid-paste";
import { useGridSaving } from "./use-grid-saving";
import { WarningList } from "./WarningList";

export interface EntryGridProps {
  items: EntryItem[];
  years: number[];
  baselineYear: number;
  /** The years in which the institution is or was a member; the others are closed. */
  activeYears: number[];
  /** How years stand that were opened or closed; why one can be read and not written. */
  yearMarks?: Record<number, YearMark> | undefined;
  lockedYears?: Record<number, string> | undefined;
  /** The period that each year covers, in words. */
  periods: Record<number, string>;
  cells: EntryCell[];
  locale: string;
  currency: string;
  readOnly: boolean;
  /** Where the form goes without JavaScript. */
  action: string;
  /** Where changes go as JSON; the form's address unless given. */
  saveTo?: string | undefined;
  member: { slug: string; name: string };
  /** Where the member's own definitions stand, and how comparable those are that it has, by measure. */
  definitions?: OwnDefinitions | undefined;
  /** Where figures that come from the investment ledger are changed. */
  ledger?: string | undefined;
  /** What soft checks ask about, and the page of a single value, with the member in its address. */
  warnings?: CellWarning[] | undefined;
  valueTo?: string | undefined;
  /** The dimension whose breakdowns are unfolded, and the address to which another's code is added. */
  split?: string | undefined;
  splitTo?: string | undefined;
  /** From a refused save without JavaScript: what was wrong, what was typed ("new_hires:2025"), who else wrote. */
  errors?: EntryError[] | undefined;
  typed?: Record<string, string> | undefined;
  conflicts?: EntryConflict[] | undefined;
}

/** One member's figures over the years, to be typed or pasted; a plain form until JavaScript takes over. */
export function EntryGrid(props: EntryGridProps) {
  const { action, member, items, years } = props;
  // Another member or other rows are another grid, with nothing of this one left in it.
  const locked = Object.keys(props.lockedYears ?? {});
  const identity = [action, member.slug, ...items.map((item) => item.code), ...years, "/", ...locked].join(
    " ",
  );
  return <Grid key={identity} {...props} />;
}

function Grid(props: EntryGridProps) {
  const { action, member, baselineYear, periods, cells, warnings, readOnly } = props;
  const [state, dispatch] = useReducer(gridReducer, props, start);
  const form = useRef<HTMLFormElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  useGridSaving(state, dispatch, props.saveTo ?? action);
  const offer = useGridDrafts(state, dispatch, `entry ${action} ${member.slug}`);
  const keys = useGridKeys(
    state,
    dispatch,
    useCallback(() => heading.current, []),
  );
  const onPaste = useGridPaste(dispatch, readOnly);

  // What was typed before JavaScript arrived stands in the page and nowhere else.
  useEffect(() => {
    const drafts = typedBefore(form.current);
    if (Object.keys(drafts).length > 0) dispatch({ type: "restored", drafts });
  }, []);
  const first = useRef({ cells, warnings });
  useEffect(() => {
    const before = first.current;
    if (before.cells !== cells || before.warnings !== warnings)
      dispatch({ type: "refreshed", cells, warnings });
    first.current = { cells, warnings };
  }, [cells, warnings]);

  const onFocus = (event: FocusEvent) => {
    const input = cellInput(event.target);
    if (!input?.dataset.cell) return;
    dispatch({ type: "entered", key: input.dataset.cell });
    input.select();
  };
  const onBlur = (event: FocusEvent) => {
    if (cellInput(event.target)) dispatch({ type: "left" });
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    dispatch({ type: "left" });
    dispatch({ type: "asked", others: false });
  };
  const table = useMemo(
    () => ({ memberName: member.name, baselineYear, periods, definitions: props.definitions }),
    [member, baselineYear, periods, props.definitions],
  );
  return (
    <div className="grid gap-6 2xl:grid-cols-[minmax(0,1fr)_20rem]">
      <form
        ref={form}
        method="post"
        action={action}
        autoComplete="off"
        noValidate
        className="grid min-w-0 content-start gap-4"
        {...{ onSubmit, onFocus, onBlur, onPaste, ...keys }}
      >
        {offer ? <RestoreOffer {...offer} /> : null}
        <ErrorList state={state} />
        <GridTable {...table} yearMarks={props.yearMarks} {...{ state, readOnly, dispatch }} />
        <ClosedYears state={state} memberName={member.name} />
        <ReasonField state={state} />
        {readOnly ? null : <SaveBar state={state} dispatch={dispatch} />}
        <WarningList state={state} />
        <KeyboardHelp />
      </form>
      <ReasonDialog state={state} dispatch={dispatch} />
      <CellDetails {...{ state, periods, readOnly, heading, dispatch }} />
    </div>
  );
}

function start(props: EntryGridProps) {
  const { items, years, activeYears, locale, currency, ledger, valueTo, splitTo, split } = props;
  const open = items.filter((item) => item.part && item.part.dimension === split).map(foldOf);
  const layout = {
    ...layOut(items, years, activeYears, { locale, currency }),
    lockedYears: props.lockedYears,
  };
  return startGrid({ ...layout, ledger, valueTo, splitTo, open: [...new Set(open)] }, props);
}

/** Inputs whose text is no longer the one that the server wrote into the page. */
function typedBefore(form: HTMLFormElement | null): Record<string, Draft> {
  const inputs = form?.querySelectorAll<HTMLInputElement>("input[data-cell]") ?? [];
  const drafts: Record<string, Draft> = {};
  for (const input of inputs) {
    if (input.readOnly || !input.dataset.cell || input.value === input.defaultValue) continue;
    const base = form?.elements.namedItem(`base:${input.dataset.cell}`);
    const revision = base instanceof HTMLInputElement ? Number.parseInt(base.value, 10) : 0;
    drafts[input.dataset.cell] = { text: input.value, revision };
  }
  return drafts;
}
