const pages = "https://github.com/cnpg-workbench/cnpg-workbench/blob/main/docs/rules/";

/** Where a finding's code is explained. */
export function rulePage(code: string): string {
  return `${pages}${code}.md`;
}
