import type { Random } from "#test/support/random.ts";

/** Texts for parameters with a grammar of their own, right and wrong; any text for the others. */
export function listValues(name: string, picker: Random): string {
  const known = Object.hasOwn(grammars, name) ? grammars[name] : undefined;
  if (known === undefined || picker.below(10) === 0) return picker.pick(anything);
  if (typeof known === "string") return makeList(known.split(" "), picker);
  return picker.pick(known);
}

/** A text is the words of a list; an array is whole values. */
const grammars: Readonly<Record<string, string | readonly string[]>> = {
  DateStyle:
    "ISO SQL POSTGRES German YMD DMY MDY US Euro European NonEuro DEFAULT ISOx POSTGRESfoo x",
  log_destination: "stderr csvlog jsonlog syslog STDERR x",
  log_connections:
    "on off true false yes no 1 0 t f y receipt authentication authorization setup_durations all ALL x",
  debug_io_direct: "data wal wal_init DATA all on x",
  restrict_nonsystem_relation_kind: "view foreign-table VIEW foreign_table x",
  createrole_self_grant: "set inherit SET x",
  wal_consistency_checking: "all heap2 heap btree hash gin gist sequence spgist brin generic HEAP",
  synchronized_standby_slots: 'a b_1 A my-slot * "x" "X" 1a',
  search_path: 'public $user a-b 1a "a b" x',
  temp_tablespaces: 'a b "c d" x',
  synchronous_standby_names: [
    ...'* a a,b 2(a,b) 0(a) -1(a) any any(a) "any" 1a 1 a-b "a-b" (a) ,'.split(" "),
    "ANY 2 (a, b)",
    "FIRST 1 (*)",
    "any 0 (a)",
    "ANY 99999999999 (a)",
    "2 (a b)",
    "ANY (a)",
    "first 1 (a,)",
    " ",
  ],
  primary_slot_name: ["", "a", "A", "a_1", "a-b", "a b", "x".repeat(63), "x".repeat(64)],
  recovery_target: ["", "immediate", "IMMEDIATE", "x"],
  recovery_target_lsn: ["", "0/0", "FFFFFFFF/ffffffff", "123456789/0", "0/", "0/ 1", "x/1", "1"],
  recovery_target_name: ["", "a", "x".repeat(63), "x".repeat(64), "é".repeat(32)],
  recovery_target_xid: ["", "1", "abc", " ", "-1", "1.5", "99999999999999999999999"],
  recovery_target_timeline: ["latest", "current", "1", "abc", "", "99999999999999999999999"],
  client_encoding: "utf8 UTF-8 latin1 sql_ascii windows-1252 unicode iso-8859-1 utf16 auto x".split(
    " ",
  ),
  default_table_access_method: ["heap", "", "x"],
  default_tablespace: ["", "x"],
  default_text_search_config: ["pg_catalog.simple", "", "x"],
  backtrace_functions: ["", "a,b", "a b", "a;b", "a_1,\tb", "a.b"],
  application_name: ["", "x", "é", "x".repeat(80)],
  role: ["none", "postgres", ""],
  session_authorization: ["", "postgres"],
};

const anything = [
  "",
  "x",
  "a,b",
  "a b",
  "on",
  "1",
  "'",
  '"',
  "%m [%p] ",
  "/tmp/x",
  "é",
  "\\",
  "a\nb",
  "$libdir",
];

function makeList(words: readonly string[], picker: Random): string {
  const length = picker.below(4);
  const items = Array.from({ length }, () => picker.pick(words));
  return items.join(picker.pick([",", ", ", " , ", ",,", " "]));
}
