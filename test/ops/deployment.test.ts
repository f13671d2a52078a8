import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Deployment } from "kubernetes-models/apps/v1";
import { NetworkPolicy } from "kubernetes-models/networking.k8s.io/v1";
import { PodDisruptionBudget } from "kubernetes-models/policy/v1";
import { ConfigMap, Service } from "kubernetes-models/v1";
import { describe, expect, it } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { readConfig } from "../../src/ops/config.ts";
import { settings } from "../../src/ops/settings.ts";

const folder = "docs/operations";

describe("kubernetes.yaml", () => {
  const kinds = { ConfigMap, Deployment, Service, PodDisruptionBudget, NetworkPolicy };
  const objects = parseAllDocuments(readFileSync(join(folder, "kubernetes.yaml"), "utf8")).map(
    (document) => document.toJS() as { kind: keyof typeof kinds; spec?: unknown; data?: unknown },
  );

  it("holds what the cluster's schemas allow, each kind once", () => {
    expect(objects.map(({ kind }) => kind).sort()).toEqual(Object.keys(kinds).sort());
    for (const object of objects) new kinds[object.kind](object as never).validate();
  });

  it("would not pass with a misspelt name", () => {
    const deployment = objects.find(({ kind }) => kind === "Deployment");
    expect(() => new Deployment({ ...deployment, spec: { replica: 2 } } as never).validate()).toThrow();
  });

  it("gives the service settings that it takes", () => {
    const { data } = objects.find(({ kind }) => kind === "ConfigMap") as { data: Record<string, string> };
    const known: string[] = settings.map(({ env }) => env);
    expect(Object.keys(data).filter((name) => !known.includes(name))).toEqual([]);
    expect(() => readConfig({}, data)).not.toThrow();
  });
});

describe("compose.yaml", () => {
  it("wants no port twice, whatever profiles are up", () => {
    const { services } = parse(readFileSync("compose.yaml", "utf8"), { merge: true }) as {
      services: Record<string, { ports?: readonly string[] }>;
    };
    const ports = Object.values(services).flatMap(({ ports = [] }) =>
      ports.map((port) => port.split(":")[0]),
    );
    expect(ports).toHaveLength(3);
    expect(new Set(ports).size).toBe(ports.length);
  });
});

describe("systemd units", () => {
  const units = readdirSync(folder).filter((name) => /\.(service|timer)$/.test(name));

  it.skipIf(!existsSync("/usr/bin/systemd-analyze"))("are what systemd takes", () => {
    const copies = mkdtempSync(join(tmpdir(), "verbatim-units-"));
    try {
      for (const name of units) {
        const unit = readFileSync(join(folder, name), "utf8").replaceAll("/usr/bin/node", process.execPath);
        writeFileSync(join(copies, name), unit);
      }
      const paths = units.map((name) => join(copies, name));
      const said = execFileSync("systemd-analyze", ["verify", ...paths], { encoding: "utf8", stdio: "pipe" });
      expect(said).toBe("");
    } finally {
      rmSync(copies, { recursive: true });
    }
  });

  it("wait longer for a stop than the service does", () => {
    const unit = readFileSync(join(folder, "verbatim.service"), "utf8");
    const waits = Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1]);
    expect(waits * 1000).toBeGreaterThan(readConfig({}, {}).shutdownTimeoutMs);
  });
});
