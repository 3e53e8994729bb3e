import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { projectPath } from "#scripts/project-path.ts";

interface Setting {
  readonly default: unknown;
}

interface Manifest {
  readonly contributes: {
    readonly commands: readonly {
      readonly command: string;
      readonly title: string;
      readonly category?: string;
      readonly enablement?: string;
    }[];
    readonly menus: { readonly commandPalette: readonly { readonly command: string }[] };
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
  };
}

const read = (path: string): Promise<string> => readFile(projectPath(path), "utf8");
const { contributes } = JSON.parse(await read("package.json")) as Manifest;
const titles = JSON.parse(await read("package.nls.json")) as Readonly<Record<string, string>>;
const page = await read("docs/connections.md");

const commands = contributes.commands.filter(({ command }) =>
  /^cnpg\.(forward|psql|connection)\./.test(command),
);
const settings = Object.entries(contributes.configuration.properties).filter(([key]) =>
  /^cnpg\.(forward|psql)\./.test(key),
);

for (const { command, title, category, enablement } of commands) {
  test(`${command} is in the palette of trusted windows, and explained by its title`, () => {
    assert.deepEqual([category, enablement], ["%commands.category%", "isWorkspaceTrusted"]);
    const hidden = contributes.menus.commandPalette.map((entry) => entry.command);
    assert.ok(!hidden.includes(command));
    const words = titles[title.slice(1, -1)] ?? "";
    assert.ok(page.includes(words), `docs/connections.md does not know "${words}"`);
  });
}

for (const [key, { default: usual }] of settings) {
  test(`${key} is explained with its default, and read`, async () => {
    const row = page.split("\n").find((line) => line.startsWith(`| \`${key}\``));
    assert.ok(row, `docs/connections.md has no row for ${key}`);
    const isEmpty = usual === "" || (Array.isArray(usual) && usual.length === 0);
    assert.equal(row.split("|")[2]?.trim(), isEmpty ? "empty" : `\`${JSON.stringify(usual)}\``);
    const readers = ["create-connect-services.ts", "../connections-gate.ts"];
    const code = await Promise.all(readers.map((file) => read(`src/extension/live/${file}`)));
    assert.ok(code.join("\n").includes(`"${key.replace("cnpg.", "")}"`));
  });
}
