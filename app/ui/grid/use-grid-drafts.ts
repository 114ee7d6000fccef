import { type Dispatch, useEffect, useState } from "react";
import { mineOf, readAnew, sameMine } from "./grid-cells";
import type { CellKey } from "./grid-layout";
import { unsavedKeys } from "./grid-state";
import type { Draft, GridEvent, GridState } from "./grid-types";

export interface DraftOffer {
  count: number;
  putBack: () => void;
  discard: () => void;
}

type Drafts = Record<CellKey, Draft>;

/** Keeps unsaved texts over a reload of the page, offers them back, and warns before they are lost. */
export function useGridDrafts(
  state: GridState,
  dispatch: Dispatch<GridEvent>,
  name: string,
): DraftOffer | null {
  /** Undefined until an earlier visit's texts have been looked for. */
  const [offered, setOffered] = useState<Drafts | null>();

  useEffect(() => {
    if (offered !== undefined) return;
    const drafts = Object.entries(readDrafts(name)).filter(([key, draft]) => {
      const cell = state.cells[key];
      // A save may have arrived after the page was left: what says the same as the stored value is no draft.
      return cell && !sameMine(cell, readAnew(state.layout, key, { ...cell, ...draft }));
    });
    setOffered(drafts.length > 0 ? Object.fromEntries(drafts) : null);
  }, [offered, name, state]);

  useEffect(() => {
    if (offered === undefined) return;
    const now = unsavedKeys(state).flatMap((key) => {
      const cell = state.cells[key];
      return cell ? [[key, { ...mineOf(cell), revision: cell.stored.revision }] as const] : [];
    });
    writeDrafts(name, { ...offered, ...Object.fromEntries(now) });
  }, [state, offered, name]);

  const any = unsavedKeys(state).length > 0;
  useEffect(() => {
    if (!any) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [any]);

  if (!offered) return null;
  return {
    count: Object.keys(offered).length,
    putBack: () => {
      dispatch({ type: "restored", drafts: offered });
      setOffered(null);
    },
    discard: () => setOffered(null),
  };
}

function readDrafts(name: string): Drafts {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(name) ?? "{}");
    return typeof kept === "object" && kept !== null ? (kept as Drafts) : {};
  } catch {
    return {};
  }
}

/** Storage may be full or forbidden: the texts are then kept by the open page alone. */
function writeDrafts(name: string, drafts: Drafts): void {
  try {
    if (Object.keys(drafts).length > 0) sessionStorage.setItem(name, JSON.stringify(drafts));
    else sessionStorage.removeItem(name);
  } catch {}
}
