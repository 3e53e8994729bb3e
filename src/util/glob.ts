/**
 * Tells whether a path below the folder of the patterns is ignored; `/` between segments on every system.
 * @param isFolder the path itself is one; what stands above the last segment is in any case
 */
export type IgnoreTest = (path: string, isFolder?: boolean) => boolean;

interface IgnoreRule {
  readonly matches: RegExp;
  readonly foldersOnly: boolean;
  readonly reinclude: boolean;
}

/**
 * Patterns as in a `.gitignore` file: `*`, `?`, `[a-z]`, `**`, a leading `/` or a `/` in the middle ties the pattern to
 * the top folder, a trailing `/` means folders, `!` takes back, the last match wins.
 */
export function compileIgnore(patterns: readonly string[]): IgnoreTest {
  const rules = patterns.map(readRule).filter((rule) => rule !== undefined);
  if (rules.length === 0) {
    return () => false;
  }
  return (path, isFolder = false) => {
    const segments = path.split("/").filter((segment) => segment !== "" && segment !== ".");
    // Like git: what lies in an ignored folder cannot be taken back.
    return segments.some((_, index) =>
      isIgnored(
        rules,
        segments.slice(0, index + 1).join("/"),
        isFolder || index < segments.length - 1,
      ),
    );
  };
}

function isIgnored(rules: readonly IgnoreRule[], path: string, folder: boolean): boolean {
  const last = rules.findLast((rule) => (folder || !rule.foldersOnly) && rule.matches.test(path));
  return last !== undefined && !last.reinclude;
}

function readRule(pattern: string): IgnoreRule | undefined {
  const reinclude = pattern.startsWith("!");
  const body = (reinclude ? pattern.slice(1) : pattern).replace(/^\.\//, "/").trim();
  const foldersOnly = body.endsWith("/");
  const path = foldersOnly ? body.replace(/\/+$/, "") : body;
  if (path === "") {
    return undefined;
  }
  const anywhere = path.includes("/") ? "" : "(?:.*/)?";
  return { matches: toRegExp(anywhere, path.replace(/^\//, "")), foldersOnly, reinclude };
}

function toRegExp(prefix: string, path: string): RegExp {
  try {
    return new RegExp(`^${prefix}${translate(path)}$`, "u");
  } catch {
    // A class like `[z-a]`: the pattern then means itself.
    return new RegExp(`^${prefix}${escape(path)}$`, "u");
  }
}

const token = /\*\*\/|\/\*\*$|\*+|\?|\[[!^]?\]?[^\]]*\]|\\.|[^]/gu;

function translate(path: string): string {
  return path.replace(token, (part) => {
    const fixed = wildcards[part];
    if (fixed !== undefined) {
      return fixed;
    }
    if (part.startsWith("*")) {
      return "[^/]*";
    }
    if (part.length > 2 && part.startsWith("[")) {
      return translateClass(part);
    }
    return escape(part.length === 2 && part.startsWith("\\") ? part.slice(1) : part);
  });
}

const wildcards: Readonly<Record<string, string>> = {
  "**/": "(?:.*/)?",
  "/**": "/.+",
  "**": ".*",
  "?": "[^/]",
};

function translateClass(part: string): string {
  const negated = /^\[[!^]/.test(part);
  const members = part.slice(negated ? 2 : 1, -1).replace(/[\\\][^]/g, String.raw`\$&`);
  return negated ? `[^/${members}]` : `[${members}]`;
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}
