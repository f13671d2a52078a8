import type { Document, LicencePolicy } from "../../domain/document.ts";
import type { FormerIndex } from "../../domain/ledger.ts";
import { unpackEarlier, unpackStanding } from "../embedded/ledger-sections.ts";
import { type ClusterManifest, readSection } from "./about.ts";
import { askHits } from "./ask-hits.ts";
import type { Cluster } from "./cluster.ts";
import { indexNames } from "./layout.ts";
import { aboutSections } from "./store.ts";

/** More paragraphs than a document has. */
const allParagraphs = 100_000;

/** Opens the current index for the build that replaces it; `undefined` where it has no ledger that can be read. */
export async function openClusterFormer(
  cluster: Cluster,
  alias: string,
  manifest: ClusterManifest,
): Promise<FormerIndex | undefined> {
  const { version } = manifest;
  const names = indexNames(alias);
  const section = (name: string): Promise<Uint8Array> =>
    readSection(cluster, names.about(version), manifest, name);
  const earlier = unpackEarlier(await section(aboutSections.earlier));
  const standing = unpackStanding(await section(aboutSections.standing));
  if (earlier === undefined || standing === undefined) return undefined;
  let licences: Promise<ReadonlyMap<string, LicencePolicy>> | undefined;
  const readLicences = async (): Promise<ReadonlyMap<string, LicencePolicy>> => {
    const text = new TextDecoder().decode(await section(aboutSections.documents));
    return new Map((JSON.parse(text) as readonly Document[]).map(({ id, licence }) => [id, licence]));
  };
  return {
    version,
    ledger: { ...earlier, standing },
    async readDocument(id) {
      licences ??= readLicences();
      const licence = (await licences).get(id);
      if (licence === undefined) return undefined;
      const { hits } = await askHits(cluster, names.paragraphs(version), {
        query: { term: { document: id } },
        sort: [{ ordinal: "asc" }],
        size: allParagraphs,
        withParagraphs: true,
      });
      const records = hits.flatMap(({ _source }) => _source?.record ?? []);
      return { licence, texts: records.map(({ t }) => t), withheld: records.map(({ w }) => w !== undefined) };
    },
  };
}
