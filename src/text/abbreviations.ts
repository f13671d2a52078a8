/** Abbreviations whose dot never ends a sentence: what they introduce follows. Lower case, without the dot. */
export const introducing: ReadonlySet<string> =
  set(`mr mrs ms mx dr prof rev fr hon pres gov sen rep amb gen col lt maj
  capt cmdr adm sgt cpl pvt det insp supt st mt ft vs cf al viz messrs esq sr sra srta srs dra d dna dn ud uds vd vds lic
  ing arq m mm mme mlle mlles me hr fr dipl z.b d.h u.a bzw sog sig dott avv on`);

/** Abbreviations that a number follows. */
export const numbering: ReadonlySet<string> =
  set(`no nos nr núm num n art arts p pp pag pág págs vol vols fig figs ch cap
  sec par ed bd kap jan feb mar apr jun jul aug sep sept oct nov dec ene abr ago dic c ca approx tel ext`);

/** Abbreviations that stand inside a sentence as often as at its end. */
export const open: ReadonlySet<string> =
  set(`etc inc co corp ltd bros jr sr ave blvd rd dept est cía cia s.a usw u.s.w
  ee.uu a.m p.m a.d b.c ph.d`);

/** Words that begin a sentence far more often than they follow an abbreviation within one. */
export const beginning: ReadonlySet<string> =
  set(`the a an he she it we they i you this that these those there then but and
  so if when while in on at for from what who why how where my your his her our their no yes not as after before because
  el la los las un una y pero es se en no si que cuando por para ahora le les il elle je nous vous ils on mais et un une ce
  der die das er sie wir ich und aber es ein eine o a os as um uma mas il lo gli ma`);

function set(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}
