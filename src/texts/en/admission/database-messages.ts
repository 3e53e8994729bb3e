/** Databases and what is in them. */
export const databaseMessages: Readonly<Record<string, string>> = {
  "database/extension-duplicate":
    "The extension {name} stands in the list twice. Join the two entries to one",
  "database/schema-duplicate":
    "The schema {name} stands in the list twice. Join the two entries to one",
  "database/fdw-duplicate":
    "The foreign data wrapper {name} stands in the list twice. Join the two entries to one",
  "database/fdw-option-duplicate":
    "The wrapper {owner} has the option {name} twice. Remove the one that does not hold",
  "database/fdw-usage-duplicate":
    "The wrapper {owner} names the role {name} twice. Remove the one that does not hold",
  "database/server-fdw-unknown":
    "The server {name} uses the wrapper {fdw}, which `spec.fdws` does not have. Add it there, or correct the name",
  "database/server-duplicate":
    "The foreign server {name} stands in the list twice. Join the two entries to one",
  "database/server-option-duplicate":
    "The server {owner} has the option {name} twice. Remove the one that does not hold",
  "database/server-usage-duplicate":
    "The server {owner} names the role {name} twice. Remove the one that does not hold",
};
