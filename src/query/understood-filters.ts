import type { Filter } from "./ast.ts";

/** One clause for each field and for what it excludes: `said by Ilse Brandt or Tom Quill`, `not in 2024`. */
export function describeFilters(
  filters: readonly Filter[],
  { labels }: { labels?(filter: Filter): string | undefined },
): readonly string[] {
  const groups = new Map<string, Filter[]>();
  for (const filter of filters) {
    const key = `${filter.exclude ? "-" : ""}${filter.field}`;
    groups.set(key, [...(groups.get(key) ?? []), filter]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const values = group.map((filter) => labels?.(filter) ?? describeValue(filter)).join(" or ");
    return [`${first.exclude ? "not " : ""}${introduce(first)}${values}`];
  });
}

function introduce({ field }: Filter): string {
  switch (field) {
    case "speaker":
      return "said by ";
    case "doc":
      return "in ";
    case "date":
      return "";
    case "before":
      return "before ";
    case "after":
      return "after ";
    default:
      return `${field}: `;
  }
}

function describeValue({ field, value }: Filter): string {
  if (value === "") return "unstated";
  return field === "date" ? describeDates(value) : value;
}

function describeDates(value: string): string {
  const [from = "", to] = value.split("..");
  if (to === undefined) return `${from.length > "2024-05".length ? "on" : "in"} ${from}`;
  if (from === "") return `up to ${to}`;
  return to === "" ? `from ${from} on` : `from ${from} to ${to}`;
}
