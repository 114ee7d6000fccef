import { Form, useLocation, useNavigate } from "@remix-run/react";
import { type KeyboardEvent, useId, useState } from "react";
import { LONGEST_QUERY } from "~/domain/search/search";
import { paths } from "~/paths";
import { Icon } from "~/ui/figures/icons";
import { type QuickResult, useQuickSearch } from "./use-quick-search";
import { useSearchKeys } from "./use-search-keys";

/** The search in the header: a form that leads to the search page and, with script, lists the best results. */
export function SearchField({ c }: { c: string }) {
  useSearchKeys(c);
  const { key } = useLocation();
  // Empty and closed again after each navigation.
  return <Combobox key={key} c={c} />;
}

function Combobox({ c }: { c: string }) {
  const navigate = useNavigate();
  const list = useId();
  const [typed, setTyped] = useState("");
  const [open, setOpen] = useState(false);
  /** Place of the chosen result; -1 while the typed text itself is chosen. */
  const [at, setAt] = useState(-1);
  const answer = useQuickSearch(c, typed);
  const found = answer?.found ?? [];
  const shown = open && answer !== null;
  const optionId = (place: number) => `${list}-${place}`;

  const close = () => {
    setOpen(false);
    setAt(-1);
  };
  const move = (step: 1 | -1) => {
    setOpen(true);
    setAt((before) => ((before + 1 + step + found.length + 1) % (found.length + 1)) - 1);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const chosen = shown ? found[at] : undefined;
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Enter" && chosen) navigate(chosen.to);
    else if (event.key === "Escape" && shown) close();
    else return;
    event.preventDefault();
  };

  return (
    <Form method="get" action={paths.search(c)} role="search" className="relative">
      <Icon
        name="search"
        className="pointer-events-none absolute start-2.5 top-1/2 -translate-y-1/2 text-ink-soft"
      />
      <input
        type="search"
        name="q"
        value={typed}
        maxLength={LONGEST_QUERY}
        placeholder="Search"
        autoComplete="off"
        data-search-field=""
        className="my-1.5 block min-h-9 w-full rounded-md border border-line-strong bg-raised py-1 ps-8 pe-2 text-[0.9375rem] text-ink placeholder:text-ink-soft"
        role="combobox"
        aria-label="Search"
        aria-keyshortcuts="Control+K Meta+K"
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-expanded={shown}
        aria-controls={shown ? list : undefined}
        aria-activedescendant={shown && at >= 0 ? optionId(at) : undefined}
        onChange={(event) => {
          setTyped(event.target.value);
          setOpen(true);
          setAt(-1);
        }}
        onFocus={() => setOpen(true)}
        onBlur={close}
        onKeyDown={onKeyDown}
      />
      {shown ? (
        <div className="absolute end-0 top-full z-40 w-[26rem] rounded-md border border-line-strong bg-raised py-1 shadow-lg">
          <div id={list} role="listbox" aria-label="Results">
            {found.map((result, place) => (
              <Option
                key={`${result.kind} ${result.to} ${result.label}`}
                id={optionId(place)}
                result={result}
                chosen={place === at}
                onChoose={() => navigate(result.to)}
              />
            ))}
          </div>
          <p className="px-3 py-1.5 text-ink-soft text-sm" role="status">
            {remark(answer.count, found.length)}
          </p>
        </div>
      ) : null}
    </Form>
  );
}

function remark(count: number, shown: number): string {
  if (count === 0) return "Nothing found. Press Enter for more help.";
  if (count > shown) return `${count} results. Press Enter to see them all.`;
  return count === 1 ? "1 result" : `${count} results`;
}

function Option({
  id,
  result: { kind, label, note },
  chosen,
  onChoose,
}: {
  id: string;
  result: QuickResult;
  chosen: boolean;
  onChoose: () => void;
}) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and handles the keys
    // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant names the chosen option
    <div
      id={id}
      role="option"
      aria-selected={chosen}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
      className={`cursor-pointer px-3 py-2 leading-snug hover:bg-sunk ${chosen ? "bg-sunk outline-2 outline-focus -outline-offset-2" : ""}`}
    >
      <span className="line-clamp-2">{label}</span>
      <span className="block text-ink-soft text-sm">{[kind, note].filter(Boolean).join(" · ")}</span>
    </div>
  );
}
