/** How the names of parameters end whose values are for nobody else. */
const secretName = /(?:key|token|secret|password|passwd|auth|authorization|signature|credentials?)$/i;
/** A key of ours, wherever it stands; its id is public. */
const ownKey = /(vbk_[0-9a-f]{8}_)[\w-]+/;

/** An address as it may be logged: without the values of parameters that hold secrets by their name, and without keys. */
export function hideSecrets(address: string): string {
  const [path = "", ...query] = address.replace(/\/\/[^/?#]*@/, "//(hidden)@").split("?");
  return [hideKey(path), ...query.map((one) => one.split("&").map(hideInParameter).join("&"))].join("?");
}

function hideInParameter(parameter: string): string {
  const [name = "", value] = parameter.split("=", 2);
  return value !== undefined && secretName.test(decode(name)) ? `${name}=(hidden)` : hideKey(parameter);
}

function hideKey(text: string): string {
  const plain = text.replace(new RegExp(ownKey, "g"), "$1(hidden)");
  return ownKey.test(decode(plain)) ? "(hidden)" : plain;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
