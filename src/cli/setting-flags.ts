import { type Command, Option } from "commander";
import { type Config, readConfig, type Setting, settings } from "../ops/config.ts";

/** Adds the flags of settings to a command, as the table of settings says them. */
export function withSettings(command: Command, ...names: readonly (keyof Config)[]): Command {
  for (const setting of settings) if (names.includes(setting.name)) command.addOption(toOption(setting));
  return command;
}

/** The settings that a command's flags and the environment make. @throws {AppError} `invalid-setting` */
export function toConfig(flags: Readonly<Record<string, unknown>>): Config {
  const given = settings.flatMap((setting) => {
    const value = flags[toOption(setting).attributeName()];
    return typeof value === "string" ? [[setting.name, value]] : [];
  });
  return readConfig(Object.fromEntries(given));
}

function toOption({ flag, env, fallback, meaning }: Setting): Option {
  return new Option(`${flag} <value>`, `${meaning} (${env}, default ${fallback})`);
}
