import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

let folder: string;
let packed: { filename: string; files: { path: string }[] };
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "verbatim-package-"));
  const output = execFileSync(
    "npm",
    ["pack", "--json", "--silent", "--ignore-scripts", "--pack-destination", folder],
    { encoding: "utf8" },
  );
  const listed = JSON.parse(output) as Record<string, typeof packed> | (typeof packed)[];
  packed = Object.values(listed)[0] as typeof packed;
  writeFileSync(join(folder, "package.json"), '{"private":true}');
  execFileSync(
    "npm",
    ["install", "--omit=dev", "--silent", "--no-audit", "--no-fund", join(folder, packed.filename)],
    { cwd: folder },
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("the package", () => {
  it("holds nothing but what runs", () => {
    const odd = packed.files
      .map(({ path }) => path)
      .filter(
        (path) => !/^(dist\/src\/.*\.(js|d\.ts)|package\.json|README\.md|LICENSE|CHANGELOG\.md)$/.test(path),
      );
    expect(odd).toEqual([]);
  });

  it("builds and serves where it is installed", async () => {
    mkdirSync(join(folder, "talks"));
    writeFileSync(join(folder, "talks", "a.md"), "# Boats\n\nThe boats are in.\n");
    const bin = join(folder, "node_modules", ".bin", "verbatim");
    execFileSync(bin, ["build", "--corpus", "talks", "--index", "index"], { cwd: folder, stdio: "pipe" });
    const server = spawn(bin, ["serve", "--index", "index", "--port", "0"], {
      cwd: folder,
      stdio: ["ignore", "ignore", "pipe"],
    });
    const [line] = (await once(server.stderr, "data")) as [Buffer];
    const { port } = JSON.parse(line.toString().split("\n")[0] ?? "") as { port: number };
    const answer = (await (await fetch(`http://127.0.0.1:${port}/v1/search?q=boats`)).json()) as {
      total: number;
    };
    expect(answer.total).toBe(2);
    const script = `import { createClient } from "verbatim/client";
      console.log((await createClient({ baseUrl: "http://127.0.0.1:${port}" }).search({ q: "boats" })).total);`;
    const said = execFileSync("node", ["--input-type=module", "-e", script], {
      cwd: folder,
      encoding: "utf8",
    });
    expect(said.trim()).toBe("2");
    server.kill("SIGTERM");
    expect((await once(server, "exit"))[0]).toBe(0);
  });

  it("has a bill of all that is installed with it, under licences that let it", () => {
    const { components } = JSON.parse(billOfMaterials()) as {
      components: { name: string; version: string }[];
    };
    const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
      packages: Record<string, { version: string; dev?: true; devOptional?: true }>;
    };
    const installed = Object.entries(packages)
      .filter(([path, { dev, devOptional }]) => path !== "" && !dev && !devOptional)
      .map(([path, { version }]) => `${path.replace(/^.*node_modules\//, "")}@${version}`);
    expect(components.map(({ name, version }) => `${name}@${version}`).sort()).toEqual(
      [...new Set(installed)].sort(),
    );
  });

  it("has the same bill each time", () => {
    expect(billOfMaterials()).toBe(billOfMaterials());
  });
});

function billOfMaterials(): string {
  return execFileSync("node", ["dist/scripts/bill-of-materials.js"], { encoding: "utf8" });
}
