/** Moves a section one place up or down; the list stays as it is where there is no such place. */
export function move<S extends { key: string }>(sections: S[], key: string, direction: "up" | "down"): S[] {
  const from = sections.findIndex((section) => section.key === key);
  return moveTo(sections, key, from + (direction === "up" ? -1 : 1));
}

/** Moves a section to a place, counted from 0. */
export function moveTo<S extends { key: string }>(sections: S[], key: string, place: number): S[] {
  const moved = sections.find((section) => section.key === key);
  if (!moved || place < 0 || place >= sections.length) return sections;
  const rest = sections.filter((section) => section !== moved);
  return [...rest.slice(0, place), moved, ...rest.slice(place)];
}
