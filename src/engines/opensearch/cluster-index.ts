import type { DocumentId } from "../../domain/document.ts";
import type { KnownNames } from "../../search/condition.ts";
import type { Dictionary } from "../embedded/frozen-index.ts";
import type { Cluster } from "./cluster.ts";
import type { ClusterStore } from "./store.ts";

/** What every search of an index shares. */
export interface ClusterIndex {
  readonly cluster: Cluster;
  /** Of the paragraphs; it does not change. */
  readonly name: string;
  readonly store: ClusterStore;
  readonly dictionary: Dictionary;
  /** What filters name. */
  readonly known: KnownNames;
  readonly meanLength: number;
  /** How many there are for it. */
  readonly paragraphs: number;
  /** Values of one facet that are counted with the hits. */
  readonly valuesAtOnce: number;
  /** The only documents that there are for it; without it, all. */
  readonly only?: ReadonlySet<DocumentId>;
  /** Every language of the corpus, without its region. */
  readonly langs: readonly string[];
}
