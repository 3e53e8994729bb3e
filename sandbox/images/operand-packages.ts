/** The Debian release that the operand's root file system is made from, and what is installed in it. */
export const debianSuite = "forky";
export const postgresMajor = "18";

/** One root file system serves PostgreSQL, PgBouncer and what a Pod beside them runs. */
export const operandPackages: readonly string[] = [
  `postgresql-${postgresMajor}`,
  "pgbouncer",
  "barman-cli-cloud",
];
