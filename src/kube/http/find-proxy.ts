import { BlockList, isIP } from "node:net";

/**
 * The proxy that the environment names for a server, by the rules of Go, which are kubectl's: `HTTPS_PROXY`
 * or `HTTP_PROXY` by the server's scheme, none for this machine itself, none for what `NO_PROXY` names.
 */
export function findProxy(
  server: URL,
  environment: NodeJS.ProcessEnv = process.env,
): string | undefined {
  const variable = server.protocol === "http:" ? "HTTP_PROXY" : "HTTPS_PROXY";
  const proxy = read(environment, variable);
  if (proxy === "" || isDirect(server, read(environment, "NO_PROXY"))) return undefined;
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(proxy) ? proxy : `http://${proxy}`;
}

function read(environment: NodeJS.ProcessEnv, name: string): string {
  return (environment[name] || environment[name.toLowerCase()] || "").trim();
}

function isDirect(server: URL, exceptions: string): boolean {
  const host = bareHost(server.hostname);
  if (host === "localhost" || isLoopback(host)) return true;
  const port = server.port || (server.protocol === "http:" ? "80" : "443");
  const words = exceptions.split(",").map((word) => word.trim().toLowerCase());
  return words.some((word) => word !== "" && isException(word, { host, port }));
}

interface Place {
  readonly host: string;
  readonly port: string;
}

function isException(word: string, { host, port }: Place): boolean {
  if (word === "*") return true;
  if (word.includes("/")) return isInNetwork(word, host);
  const [name, wantedPort] = splitPort(word);
  if (wantedPort !== undefined && wantedPort !== port) return false;
  if (isIP(name) !== 0) return name === host;
  // `.example.com` and `*.example.com` are all below it, `example.com` is that name too.
  const suffix = name.replace(/^\*?\./, "");
  return (name === suffix && host === suffix) || host.endsWith(`.${suffix}`);
}

function splitPort(word: string): readonly [string, string | undefined] {
  if (isIP(word) !== 0) return [word, undefined];
  const [, name = word, port] = /^(.*?)(?::(\d+))?$/.exec(word) ?? [];
  return [bareHost(name), port];
}

function isInNetwork(word: string, host: string): boolean {
  const [network = "", digits = ""] = word.split("/");
  const kind = kinds.get(isIP(network));
  const length = /^\d{1,3}$/.test(digits) ? Number(digits) : Infinity;
  if (kind === undefined || kinds.get(isIP(host)) !== kind || length > kind.bits) return false;
  const list = new BlockList();
  list.addSubnet(network, length, kind.name);
  return list.check(host, kind.name);
}

const kinds: ReadonlyMap<number, { readonly name: "ipv4" | "ipv6"; readonly bits: number }> =
  new Map([
    [4, { name: "ipv4", bits: 32 }],
    [6, { name: "ipv6", bits: 128 }],
  ]);

function isLoopback(host: string): boolean {
  return isInNetwork("127.0.0.0/8", host) || host === "::1";
}

function bareHost(host: string): string {
  return host.toLowerCase().replace(/^\[(.*)\]$/, "$1");
}
