import { readFileSync } from "node:fs";
import { AppError } from "../domain/errors.ts";
import { readConfigFile } from "./config-file.ts";
import { type Config, configSchema, type Setting, settings } from "./settings.ts";

/** Settings given as flags. */
export type Flags = Readonly<Partial<Record<keyof Config, string>>>;

/** Environment variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A setting with the text that is in force. */
export interface GivenSetting {
  readonly setting: Setting;
  readonly value: string;
  /** The flag, variable or file that it comes from, or `default`. */
  readonly origin: string;
}

/** The settings of this run. @throws {AppError} `invalid-setting` naming the setting, its value and what it takes. */
export function readConfig(flags: Flags, environment: Environment = process.env): Config {
  const given = readSettings(flags, environment);
  const parsed = configSchema.safeParse(
    Object.fromEntries(given.map(({ setting, value }) => [setting.name, value])),
  );
  if (parsed.success) return parsed.data;
  const wrong = given.find(({ setting }) => setting.name === parsed.error.issues[0]?.path[0]);
  throw new AppError("invalid-setting", wrong === undefined ? "a setting is wrong" : describeWrong(wrong), {
    name: wrong?.setting.env ?? "",
  });
}

/**
 * What each setting is and where that comes from, unchecked: a flag beats the environment, the environment the
 * configuration file, and that the default.
 * @throws {AppError} `invalid-setting` for a file that cannot be read, or that has a name which is no setting.
 */
export function readSettings(flags: Flags, environment: Environment = process.env): readonly GivenSetting[] {
  const [configFile] = settings;
  const file = give(configFile, flags, environment) ?? byDefault(configFile);
  const keys = settings.filter((setting) => setting !== configFile).map(toKey);
  const inFile = readConfigFile(file.value, keys, file.origin !== "default");
  return settings.map((setting) => {
    const value = inFile.get(toKey(setting));
    return (
      give(setting, flags, environment) ??
      (value === undefined ? byDefault(setting) : { setting, value, origin: file.value })
    );
  });
}

/** Whether the standard variables of OpenTelemetry ask for traces: they name a collector, and do not turn them off. */
export function wantsTracing(environment: Environment = process.env): boolean {
  const { OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT } = environment;
  const collector = OTEL_EXPORTER_OTLP_TRACES_ENDPOINT || OTEL_EXPORTER_OTLP_ENDPOINT || "";
  return (
    collector !== "" &&
    environment.OTEL_SDK_DISABLED !== "true" &&
    environment.OTEL_TRACES_EXPORTER !== "none"
  );
}

/** The value of a setting as it may be shown: no secret, nor what stands before the host of an address, as a password may do. */
export function showSetting({ setting, value }: GivenSetting): string {
  if (setting.isSecret && value !== setting.fallback) return "(hidden)";
  return value.replace(/(\w+:\/\/)?[^,/]*:.*@/s, "$1(hidden)@");
}

/** What a flag or the environment gives a setting; an empty variable gives nothing. */
function give(
  setting: Setting & { readonly name: keyof Config },
  flags: Flags,
  environment: Environment,
): GivenSetting | undefined {
  const { name, flag, env } = setting;
  const byFlag = flags[name];
  if (byFlag !== undefined) return { setting, value: byFlag, origin: flag };
  const value = environment[env];
  const path = setting.isSecret && environment[`${env}_FILE`];
  if (value && path) throw wrongSetting(env, `${env} and ${env}_FILE are both set; keep one`);
  if (value) return { setting, value, origin: env };
  if (path) return { setting, value: readSecret(`${env}_FILE`, path), origin: `${env}_FILE` };
  return undefined;
}

function byDefault(setting: Setting): GivenSetting {
  return { setting, value: setting.fallback, origin: "default" };
}

function readSecret(env: string, path: string): string {
  try {
    return readFileSync(path, "utf8").trim();
  } catch (cause) {
    const why = (cause as NodeJS.ErrnoException).code ?? "";
    throw wrongSetting(
      env,
      `${env} names a file that cannot be read (${why}); its name is not shown, as it may be the secret itself`,
      cause,
    );
  }
}

function describeWrong(given: GivenSetting): string {
  const { flag, env, meaning } = given.setting;
  const whence = given.origin === flag || given.origin === env ? "" : `, from ${given.origin}`;
  return `${flag} (${env}) cannot be "${showSetting(given)}"${whence}: ${meaning}`;
}

function toKey({ flag }: Setting): string {
  return flag.slice(2);
}

function wrongSetting(name: string, message: string, cause?: unknown): AppError {
  return new AppError("invalid-setting", message, { name, cause });
}
