/** How a client finds and knows a server. */
export interface ConnectionFacts {
  /** The name that the server's certificate is checked against. */
  readonly host: string;
  /** Where it is dialled, if not at the host's own address. */
  readonly address?: string | undefined;
  readonly port: number;
  readonly user: string;
  /** Undefined: the client asks, or finds it elsewhere. */
  readonly password?: string | undefined;
  readonly database: string;
  /** File with the certificate of the authority; undefined where the client has to get it. */
  readonly rootCert?: string | undefined;
}

export type ConnectionFormat = "uri" | "keywords" | "jdbc" | "pgpass";

/** A connection string. All of them ask for a verified certificate, as far as the format can say it. */
export function writeConnectionString(format: ConnectionFormat, facts: ConnectionFacts): string {
  return writers[format](facts);
}

const writers: Readonly<Record<ConnectionFormat, (facts: ConnectionFacts) => string>> = {
  uri: writeUri,
  keywords: writeKeywords,
  jdbc: writeJdbc,
  pgpass: ({ host, port, database, user, password = "" }) =>
    [host, String(port), database, user, password].map(escapePassField).join(":"),
};

function writeUri(facts: ConnectionFacts): string {
  const { host, port, user, password, database } = facts;
  const secret = password === undefined ? "" : `:${encode(password)}`;
  const query = queryOf({ hostaddr: facts.address, ...tlsOf(facts) });
  return `postgresql://${encode(user)}${secret}@${host}:${port}/${encode(database)}?${query}`;
}

function writeKeywords(facts: ConnectionFacts): string {
  const { host, address, port, user, password, database } = facts;
  const words = {
    host,
    hostaddr: address,
    port: String(port),
    user,
    password,
    dbname: database,
    ...tlsOf(facts),
  };
  return present(words)
    .map(([key, value]) => `${key}=${quoteWord(value)}`)
    .join(" ");
}

/** The driver knows no address beside the host, so a dialled address can only be checked for its authority. */
function writeJdbc(facts: ConnectionFacts): string {
  const { address, port, user, password, database, rootCert } = facts;
  const query = queryOf({
    user,
    password,
    sslmode: address === undefined ? "verify-full" : "verify-ca",
    sslrootcert: rootCert,
  });
  return `jdbc:postgresql://${address ?? facts.host}:${port}/${encode(database)}?${query}`;
}

function tlsOf({ rootCert }: ConnectionFacts): Record<string, string | undefined> {
  return { sslmode: "verify-full", sslrootcert: rootCert };
}

function queryOf(values: Readonly<Record<string, string | undefined>>): string {
  return present(values)
    .map(([key, value]) => `${key}=${encode(value)}`)
    .join("&");
}

function present(
  values: Readonly<Record<string, string | undefined>>,
): readonly [string, string][] {
  return Object.entries(values).flatMap(([key, value]): [string, string][] =>
    value === undefined ? [] : [[key, value]],
  );
}

/** Slashes and colons are readable where they stand in a value. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll("'", "%27");
}

function quoteWord(value: string): string {
  if (/^[\w./:@-]+$/.test(value)) return value;
  return `'${value.replaceAll(/[\\']/g, String.raw`\$&`)}'`;
}

function escapePassField(field: string): string {
  return field.replaceAll(/[\\:]/g, String.raw`\$&`);
}
