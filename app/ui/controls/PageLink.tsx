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

/** Lets the links inside navigate without a full page load. */
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
 * A link inside the app, for pages with many links. It behaves like the framework's own link, which resolves relative
 * addresses three times: slow on a page with a hundred of them.
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

/** The same, prefetching the page as soon as somebody points at it. */
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

/** Leaves everything but a plain click (a new tab, a download) to the browser. */
function step(event: MouseEvent, follow: Follow, to: string, preventScrollReset: boolean): void {
  if (event.button !== 0 || event.metaKey || event.altKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  // A link to the current page adds no entry to the history.
  follow(to, {
    preventScrollReset,
    replace: new URL(to, window.location.href).href === window.location.href,
  });
}
