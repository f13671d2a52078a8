/** The element's look: hairlines, one accent, the words large. Every value can be set from outside. */
export const style = `
:host{display:block;position:relative;color:var(--quote-search-ink,light-dark(#1a1916,#ece9e2));font:var(--quote-search-font,1rem/1.5 Charter,"Bitstream Charter",Cambria,"Liberation Serif",Georgia,serif);overflow-wrap:anywhere}
:host([hidden]){display:none}
:host([theme]){background:var(--paper);padding:1rem}:host([theme=light]){color-scheme:light}:host([theme=dark]){color-scheme:dark}
*{box-sizing:border-box}
form{display:flex;gap:.5rem;position:relative}
input[type=search]{flex:1;min-width:0;font:inherit;color:inherit;background:var(--quote-search-field,light-dark(#fff,#1d1d1c));border:1px solid var(--quiet);border-radius:3px;padding:.5em .75em}
:host{--quiet:var(--quote-search-quiet,light-dark(#5e5a53,#aaa59b));--rule:var(--quote-search-rule,light-dark(#dcd8ce,#35322d));--accent:var(--quote-search-accent,light-dark(#8c2f1b,#f0a48f));--paper:var(--quote-search-paper,light-dark(#fbfaf7,#141414));--sans:var(--quote-search-sans,.875rem/1.45 system-ui,-apple-system,"Segoe UI","Liberation Sans",sans-serif)}
button,summary{font:600 var(--sans);cursor:pointer}
button{color:inherit;background:none;border:1px solid var(--quiet);border-radius:3px;padding:.35em .8em;min-height:1.75rem}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
[part=suggestions]{position:absolute;inset-block-start:100%;inset-inline:0;z-index:9;margin:.2rem 0 0;padding:.2rem 0;list-style:none;background:var(--paper);border:1px solid var(--rule);max-height:20rem;overflow:auto}
[part=suggestion]{display:flex;gap:1rem;justify-content:space-between;padding:.35rem .75rem;cursor:pointer}
[part=suggestion][aria-selected=true]{background:var(--quote-search-mark,light-dark(#ffe9a8,#5a4708))}
[part=suggestion-note],[part=by],[part=status],[part=note],[part=actions],[part=facets],[part=forms],[part=citation]{font:var(--sans);color:var(--quiet)}
[part=suggestion][aria-selected=true] [part=suggestion-note]{color:inherit}
[part=note]{border-inline-start:3px solid var(--accent);padding-inline-start:.75rem}
[part=results]{list-style:none;margin:0;padding:0;max-inline-size:44rem}
[part=hit]{padding:1.2rem 0;border-block-end:1px solid var(--rule)}
[part=question]{font-style:italic;color:var(--quiet);margin:0 0 .4rem}
[part=quote]{margin:0;font-size:1.2em;line-height:1.45}
mark{background:var(--quote-search-mark,light-dark(#ffe9a8,#5a4708));color:inherit;border-radius:2px}
[part=by]{margin:.5rem 0}
[part=actions]{display:flex;flex-wrap:wrap;gap:.3rem 1rem;align-items:baseline}
[part=link]{color:inherit;display:inline-block;padding:.2rem 0}
[part=copy],[part=actions] summary{border:0;padding:.2rem 0;font-weight:400;text-decoration:underline;text-underline-offset:.18em}
[part=citation]{user-select:all;margin:.4rem 0}
[part=facets] fieldset{border:0;margin:.6rem 0;padding:0}
[part=facets] label{display:flex;gap:.5rem;padding:.15rem 0}
[part=facets] legend{font-weight:600;padding:0}
[part=facets] .n{margin-inline-start:auto;font-variant-numeric:tabular-nums}
[part=more]{margin-block-start:1rem}
[hidden]{display:none!important}
.spoken{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%)}
`;
