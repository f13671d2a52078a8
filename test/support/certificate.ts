import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A server's certificate, and where that of who signed it is. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
  /** A file of the authority's certificate, in PEM. */
  readonly caPath: string;
}

/** Makes an authority of its own and, signed by it, a certificate for 127.0.0.1, in a folder; needs `openssl`. */
export function makeCertificate(folder: string): Certificate {
  const at = (name: string): string => join(folder, name);
  const openssl = (...args: readonly string[]): void => {
    execFileSync("openssl", args, { stdio: "pipe" });
  };
  const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  const authority = ["-x509", "-days", "2", "-subj", "/CN=Test authority"];
  openssl("req", ...newKey, ...authority, "-keyout", at("ca.key"), "-out", at("ca.pem"));
  const named = ["-subj", "/CN=node", "-addext", "subjectAltName=IP:127.0.0.1"];
  openssl("req", ...newKey, ...named, "-keyout", at("node.key"), "-out", at("node.csr"));
  const signer = ["-CA", at("ca.pem"), "-CAkey", at("ca.key"), "-CAcreateserial", "-copy_extensions", "copy"];
  openssl("x509", "-req", "-in", at("node.csr"), ...signer, "-days", "2", "-out", at("node.pem"));
  return {
    key: readFileSync(at("node.key"), "utf8"),
    cert: readFileSync(at("node.pem"), "utf8"),
    caPath: at("ca.pem"),
  };
}
