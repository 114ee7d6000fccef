import { SHORTCUTS } from "./shortcuts";

export function ShortcutList() {
  return (
    <dl className="grid max-w-[46rem] grid-cols-[minmax(8rem,max-content)_1fr] gap-x-6 gap-y-2">
      {SHORTCUTS.map(([keys, what]) => (
        <div key={keys} className="contents">
          <dt className="font-semibold">{keys}</dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  );
}
