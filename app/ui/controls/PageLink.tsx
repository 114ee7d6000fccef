import { PrefetchPageLinks, useNavigate } from "@remix-run/react";
import {
  type AnchorHTMLAttributes,
  createContext,
  type MouseEvent,
  type ReactNode,
  useContext,
  useRef,
  useState,
} from "react";

type Follow = ReturnType<typeof useNavigate>;
const Following = createContext<Follow | null>(null);

/** Lets the links inside be followed without loading the page anew. */
export function Followed({ children }: { children: ReactNode }) {
  const follow = useNavigate();
  return <Following.Provider value={follow}>{children}</Following.Provider>;
}

type Props = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "href" | "target" | "onClick"> & {
  /** The whole address inside the app, from its first slash on. */
  to: string;
  preventScrollReset?: boolean;
};

/**
 * A link to another page of ours, for places that have many. The framework's own link, with which it shares what
 * it does, works out relative addresses three times over, which a page with a hundred of them feels.
 */
export function PageLink({ to, preventScrollReset = false, ...rest }: Props) {
  const follow = useContext(Following);
  return (
    <a
      {...rest}
      href={to}
      onClick={follow ? (event) => step(event, follow, to, preventScrollReset) : undefined}
    />
  );
}

const HOVER = 100;

/** The same, fetching what the other page needs as soon as somebody points at it. */
export function EagerLink(props: Props) {
  const [wanted, setWanted] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const point = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setWanted(true), HOVER);
  };
  const leave = () => {
    clearTimeout(timer.current);
    setWanted(false);
  };
  return (
    <>
      <PageLink
        {...props}
        onFocus={point}
        onBlur={leave}
        onMouseEnter={point}
        onMouseLeave={leave}
        onTouchStart={point}
      />
      {wanted ? <PrefetchPageLinks page={props.to} /> : null}
    </>
  );
}

/** Whatever is more than a plain click (a new tab, a download) is the browser's. */
function step(event: MouseEvent, follow: Follow, to: string, preventScrollReset: boolean): void {
  if (event.button !== 0 || event.metaKey || event.altKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  // Where one is already, going there adds no step to go back from.
  follow(to, {
    preventScrollReset,
    replace: new URL(to, window.location.href).href === window.location.href,
  });
}
