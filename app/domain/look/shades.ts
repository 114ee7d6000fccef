import { shadesOf } from "./colors";
import type { Look } from "./look";

/** A look with each color (#rrggbb) in its shades. */
export const lookOf = ({ main, second, logo }: Record<keyof Look, string | null>): Look => ({
  main: main ? shadesOf(main, "main") : null,
  second: second ? shadesOf(second, "second") : null,
  logo,
});
