/** Which addresses webhooks may reach: servers on the internet, never the inside of a network. */
import { BlockList, isIP } from "node:net";
import { isLoopback } from "~/config";
import { MOST_IN_ADDRESS } from "~/domain/programs/events";
import { parseAddress } from "~/domain/web-address";

/** Special-purpose addresses (IANA registries for IPv4 and IPv6): private, link-local, shared, multicast, and more. */
const INSIDE_4: [string, number][] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
];
/** Of IPv6, only global unicast is outside; of that, these embed IPv4 addresses or are for documents. */
const GLOBAL_6: [string, number] = ["2000::", 3];
const INSIDE_6: [string, number][] = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
];

const inside4 = new BlockList();
for (const [network, bits] of INSIDE_4) inside4.addSubnet(network, bits, "ipv4");
const inside6 = new BlockList();
for (const [network, bits] of INSIDE_6) inside6.addSubnet(network, bits, "ipv6");
const global6 = new BlockList();
global6.addSubnet(...GLOBAL_6, "ipv6");

/** Whether an IP address is one that a webhook must not reach. */
export function isInside(ip: string): boolean {
  const family = isIP(ip);
  if (family === 4) return inside4.check(ip, "ipv4");
  // IPv4 addresses written as IPv6 (::ffff:10.0.0.1) are not global unicast, so they are refused as well.
  return family !== 6 || !global6.check(ip, "ipv6") || inside6.check(ip, "ipv6");
}

/** The host of an address without the brackets of IPv6. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, "");

/** Whether this is the app's own machine, which it may tell while it listens there only: for trying out. */
export const isTryout = (url: URL, host: string): boolean => isLoopback(hostOf(url)) && isLoopback(host);

/**
 * What keeps an address from being told, in words for the person who typed it; null if nothing does. A name may still
 * turn out to lead inside: that is checked at each delivery.
 * @param host what the app listens on
 */
export function addressFault(text: string, host: string): string | null {
  const url = parseAddress(text);
  if (!url || text.length > MOST_IN_ADDRESS) return "Enter an address such as https://example.org/tidemark.";
  if (url.username || url.password) return "Leave the name and password out of the address.";
  if (url.hash) return "Leave out the part after “#”: it is never sent.";
  if (isTryout(url, host) && /^https?:$/.test(url.protocol)) return null;
  if (url.protocol !== "https:") return "The address must begin with https://.";
  const name = hostOf(url);
  if (isIP(name) !== 0 ? isInside(name) : !name.includes(".") || /(^|\.)localhost\.?$/.test(name))
    return "This address is inside a private network. Enter one that the internet can reach.";
  return null;
}
