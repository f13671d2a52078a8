import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Environment, type Flags, readConfig, readSettings, showSetting } from "../../src/ops/config.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "verbatim-config-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(text: string, name = "settings.yaml"): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function whence(flags: Flags, environment: Environment): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    readSettings(flags, environment).map(({ setting, value, origin }) => [setting.name, [value, origin]]),
  );
}

describe("readConfig", () => {
  it("takes a flag before the environment, that before the file, and that before the default", () => {
    const configFile = write("port: 1\nhost: 10.0.0.1\nlog-level: warn\nrate-limit: off\n");
    const given = whence({ configFile, port: "3" }, { PORT: "2", HOST: "10.0.0.2", LOG_LEVEL: "" });
    expect(given).toMatchObject({
      port: ["3", "--port"],
      host: ["10.0.0.2", "HOST"],
      logLevel: ["warn", configFile],
      rateLimit: ["off", configFile],
      indexDir: [".index", "default"],
    });
    expect(readConfig({ configFile }, {}).port).toBe(1);
  });

  it("needs no file unless one is named", () => {
    expect(readConfig({}, {}).port).toBe(8080);
    const VERBATIM_CONFIG = join(folder, "none.yaml");
    expect(() => readConfig({}, { VERBATIM_CONFIG })).toThrow(/none\.yaml: is not there/);
  });

  for (const { name, text, message } of [
    { name: "a key that is none, with the nearest", text: "prot: 1", message: /no setting "prot".*"port"/ },
    { name: "a value that cannot be, and its file", text: "port: 99999", message: /"99999", from .*yaml: / },
    { name: "a list where one value is taken", text: "port: [1]", message: /"port" takes one value/ },
    { name: "a file that is no mapping", text: "port", message: /holds no settings/ },
    { name: "YAML that breaks off", text: "port: [1", message: /settings\.yaml: / },
    { name: "a file that grows without end when read", text: "port: &a [*a]", message: /settings\.yaml: / },
    { name: "a file that names another", text: "config: x", message: /no setting "config"/ },
  ]) {
    it(`refuses ${name}`, () => {
      const configFile = write(text);
      expect(() => readConfig({ configFile }, {})).toThrow(
        expect.objectContaining({ code: "invalid-setting", message: expect.stringMatching(message) }),
      );
    });
  }
});

describe("a secret", () => {
  it("is read from the file that its variable names, without the line break", () => {
    const METRICS_TOKEN_FILE = write("t0ken\n", "token");
    expect(readConfig({}, { METRICS_TOKEN_FILE }).metricsToken).toBe("t0ken");
  });

  it("is refused when given twice or in a file that is not there", () => {
    const METRICS_TOKEN_FILE = join(folder, "none");
    expect(() => readConfig({}, { METRICS_TOKEN_FILE })).toThrow(
      /METRICS_TOKEN_FILE names a file that cannot be read \(ENOENT\)/,
    );
    expect(() => readConfig({}, { METRICS_TOKEN_FILE, METRICS_TOKEN: "x" })).toThrow(/both set/);
  });

  it("is never shown", () => {
    const given = readSettings({}, { METRICS_TOKEN: "t0ken" });
    expect(given.map(showSetting)).toContain("(hidden)");
    expect(given.map(showSetting)).not.toContain("t0ken");
  });

  it("is never shown of an address, which may hold none", () => {
    for (const OPENSEARCH_URL of [
      "http://node1:9200,http://me:pa@sekret@node2:9200",
      "https://me:pa/sekret@node2:9200",
      "https://me:pa,sekret@node2:9200",
      "me:sekret@node2:9200",
    ]) {
      const message = /cannot be "(https?:\/\/)?\(hidden\)@node2:9200".*without a name or password/;
      expect(() => readConfig({}, { OPENSEARCH_URL })).toThrow(message);
    }
    const shown = readSettings({}, { OPENSEARCH_URL: "http://node1:9200" }).map(showSetting);
    expect(shown).toContain("http://node1:9200");
  });

  it("is never told of a file of settings that cannot be read, nor of a name of a file that is the secret", () => {
    for (const line of [
      ...["*sekret", "!sekret", "!!sekret x", "| sekret", "'sekret", "a: sekret", "@sekret", "[sekret"].map(
        (value) => `metrics-token: ${value}`,
      ),
      "metrics-token=sekret",
      "metrics-token=sekret:",
    ]) {
      const configFile = write(`port: 1\n${line}\n`);
      const told = expect.objectContaining({
        code: "invalid-setting",
        message: expect.not.stringMatching(/sekret/),
      });
      expect(() => readConfig({ configFile }, {}), line).toThrow(told);
    }
    expect(() => readConfig({}, { METRICS_TOKEN_FILE: "sekret" })).toThrow(
      expect.objectContaining({ message: expect.not.stringMatching(/sekret/) }),
    );
  });
});

describe("TRUST_PROXY", () => {
  for (const { TRUST_PROXY, expected } of [
    { TRUST_PROXY: "off", expected: "off" },
    { TRUST_PROXY: "1", expected: 1 },
    { TRUST_PROXY: "loopback, 10.0.0.0/8,::1", expected: ["loopback", "10.0.0.0/8", "::1"] },
  ])
    it(`takes ${TRUST_PROXY}`, () => {
      expect(readConfig({}, { TRUST_PROXY }).trustProxy).toEqual(expected);
    });

  for (const TRUST_PROXY of ["0", "yes", "true", "10.0.0.0/33", "1.2.3", "10.0.0.1,,"])
    it(`refuses ${TRUST_PROXY}`, () => {
      expect(() => readConfig({}, { TRUST_PROXY })).toThrow(/--trust-proxy/);
    });
});
