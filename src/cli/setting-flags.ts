import { type Command, Option } from "commander";
import { type Flags, readConfig } from "../ops/config.ts";
import { type Config, type Setting, settings } from "../ops/settings.ts";

/** Adds the flags of settings to a command, as the table of settings says them; and the flag of the configuration file. */
export function withSettings(command: Command, ...names: readonly (keyof Config)[]): Command {
  const taken = ["configFile", ...names];
  for (const setting of settings) {
    const option = toOption(setting);
    if (taken.includes(setting.name) && !command.options.some(({ long }) => long === option.long))
      command.addOption(option);
  }
  return command;
}

/** The settings that a command's flags, the environment and the configuration file make. @throws {AppError} `invalid-setting` */
export function toConfig(flags: Readonly<Record<string, unknown>>): Config {
  return readConfig(toFlags(flags));
}

/** The settings among a command's flags. */
export function toFlags(flags: Readonly<Record<string, unknown>>): Flags {
  const given = settings.flatMap((setting) => {
    const value = flags[toOption(setting).attributeName()];
    return typeof value === "string" ? [[setting.name, value]] : [];
  });
  return Object.fromEntries(given);
}

function toOption({ flag, env, fallback, meaning }: Setting): Option {
  return new Option(`${flag} <value>`, `${meaning} (${env}, default ${fallback || "none"})`);
}
