import { createHash } from "node:crypto";

/** The look of every page. */
export const stylesheet = `@view-transition{navigation:auto}
@media(prefers-reduced-motion:reduce){@view-transition{navigation:none}}
:root{color-scheme:light dark;
--paper:light-dark(#fbfaf7,#141414);--ink:light-dark(#1a1916,#ece9e2);--quiet:light-dark(#5e5a53,#aaa59b);
--rule:light-dark(#dcd8ce,#35322d);--accent:light-dark(#8c2f1b,#f0a48f);--mark:light-dark(#ffe9a8,#5a4708);--field:light-dark(#fff,#1d1d1c);
--serif:Charter,"Bitstream Charter","Source Serif 4",Cambria,"Liberation Serif",Georgia,serif;
--sans:system-ui,-apple-system,"Segoe UI","Liberation Sans",sans-serif}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.125rem/1.55 var(--serif);text-wrap:pretty;overflow-wrap:break-word}
a{color:inherit;text-decoration-color:var(--quiet);text-underline-offset:.18em}
a:hover{text-decoration-color:currentColor}
:focus-visible{outline:2px solid var(--accent);outline-offset:3px}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.3rem .6rem;z-index:1}
.sans{font-family:var(--sans);font-size:.875rem;line-height:1.45}
.quiet{color:var(--quiet)}
h1,h2,h3{line-height:1.2;font-weight:600;text-wrap:balance}
header.top{border-bottom:1px solid var(--rule);padding:1.1rem clamp(1rem,4vw,3rem)}
.bar{max-width:72rem;margin:auto;display:grid;grid-template-columns:auto 1fr auto;gap:1.5rem;align-items:center}
.name{font:italic 600 1.5rem/1.2 var(--serif);text-decoration:none;letter-spacing:-.01em;padding:.15rem 0}
form.search{display:flex;gap:.5rem;position:relative}
input[type=search]{flex:1;min-width:0;font:1.0625rem var(--serif);color:inherit;background:var(--field);border:1px solid var(--quiet);border-radius:3px;padding:.55rem .85rem}
button{font:600 .875rem var(--sans);color:var(--paper);background:var(--ink);border:0;border-radius:3px;padding:.55rem 1rem;cursor:pointer}
nav.main a{margin-left:1.1rem;text-decoration:none;display:inline-block;padding:.3rem 0}
nav.main a[aria-current]{border-bottom:2px solid var(--accent)}
main{max-width:72rem;margin:0 auto;padding:1.6rem clamp(1rem,4vw,3rem) 4rem}
.results{display:grid;grid-template-columns:minmax(0,1fr) 15rem;gap:3.5rem}
.told{display:flex;flex-wrap:wrap;gap:.2rem 1rem;align-items:baseline;border-bottom:1px solid var(--rule);padding-bottom:.7rem;margin:0}
.told a{padding:.2rem 0}
ol.hits,ul.plain{list-style:none;margin:0;padding:0}
ol.hits{max-width:42rem}
li.hit{padding:1.5rem 0 1.35rem;border-bottom:1px solid var(--rule)}
.asked{font-style:italic;font-size:1rem;color:var(--quiet);margin:0 0 .5rem}
.asked b,.question b{font:600 .75rem var(--sans);margin-right:.5em}
blockquote{margin:0;font-size:1.25rem;line-height:1.5;hanging-punctuation:first}
mark{background:var(--mark);color:var(--ink);padding:0 .08em;border-radius:2px}
.by{margin:.6rem 0 0;display:flex;flex-wrap:wrap;gap:.15rem .9rem;align-items:baseline}
.by a,aside a,.list a{display:inline-block;padding:.2rem 0}
.by b{font-weight:600}.by .acts{margin-left:auto;display:flex;gap:.9rem}
aside h2{font:600 .875rem var(--sans);margin:1.7rem 0 .4rem}aside h2:first-of-type{margin-top:.4rem}
aside li{display:flex;gap:.5rem;align-items:baseline}
aside .n,.num{margin-left:auto;color:var(--quiet);font-variant-numeric:tabular-nums}
aside a[aria-current]{font-weight:600}
aside summary{cursor:pointer;padding:.3rem 0}
.note{border-left:3px solid var(--accent);padding:.1rem 0 .1rem .9rem;margin:1rem 0}
.pages{display:flex;gap:1.5rem;padding:1.2rem 0}
.title{max-width:42rem;margin:3rem auto 0}
.title blockquote{font-size:clamp(1.5rem,3.2vw,2.1rem);line-height:1.35}
.title .by{margin-top:1.4rem}
.context{max-width:42rem;margin:2.5rem auto 0;border-top:1px solid var(--rule);padding-top:1.2rem}
.context h2{font-size:1.15rem;margin:0 0 .7rem}.context .near{color:var(--quiet)}
.choices{position:absolute;inset:100% 0 auto;z-index:2;margin:.2rem 0 0;padding:.2rem 0;list-style:none;background:var(--paper);border:1px solid var(--rule);max-height:22rem;overflow:auto}
.choices li{display:flex;gap:1rem;justify-content:space-between;padding:.4rem .85rem;cursor:pointer}
.choices [part=suggestion-note]{color:var(--quiet)}
.choices [aria-selected=true]{background:var(--mark)}.choices [aria-selected=true] [part=suggestion-note]{color:inherit}
svg.years{display:block;width:100%;height:3.4rem;border-bottom:1px solid var(--rule);cursor:crosshair;touch-action:none}
svg.years rect{fill:light-dark(#cfc9bc,#4a463f)}svg.years rect.on{fill:var(--accent)}
ul.row{display:flex;flex-wrap:wrap;gap:.1rem 1rem}ul.row a{display:inline-block;padding:.2rem 0}
.span{display:flex;justify-content:space-between;margin:.2rem 0 .4rem}
.copy,.share{font-weight:400;color:inherit;background:none;padding:.2rem 0;text-decoration:underline var(--quiet);text-underline-offset:.18em}
@media(scripting:enabled){.copy[hidden]{display:inline-block;visibility:hidden}}
@media(scripting:enabled) and (pointer:coarse){.share[hidden]{display:inline-block;visibility:hidden}}
details summary{cursor:pointer}.context>summary{font:600 1.1rem var(--serif);padding:.3rem 0}
dl dt{font-weight:600;margin-top:1rem}dl dd{margin:.3rem 0}ul.forms{display:flex;flex-wrap:wrap;gap:.6rem 1.4rem;margin:1rem 0}ul.forms a{display:inline-block;padding:.2rem 0}
.cite{margin:.3rem 0;border:1px solid var(--rule);background:var(--field);padding:.7rem .9rem;user-select:all}
.read{max-width:42rem;margin:0 auto}
.read>h1{font-size:clamp(1.7rem,4vw,2.4rem);margin:1.2rem 0 .5rem}.read>h2{font-size:1.15rem;margin:2.6rem 0 .7rem}
.whole section{position:relative;margin:0 0 1rem;scroll-margin-top:1.5rem}.whole section p{margin:0}
.whole .question{font-style:italic}.whole .direction,.whole .notice{color:var(--quiet);font-size:1rem}
.whole .who{font:600 .8125rem var(--sans);display:block;color:var(--quiet);font-style:normal}
.exchange{margin:2.2rem 0}.exchange section{margin-bottom:.7rem}.exchange .answer{padding-left:1.4rem;border-left:1px solid var(--rule)}
.place{float:right;min-width:1.5rem;margin-left:.8rem;padding:.15rem 0;text-align:right;font:.75rem/1.5 var(--sans);font-style:normal;font-variant-numeric:tabular-nums;color:var(--quiet);text-decoration:none}
.place:hover{text-decoration:underline}
.whole section:target{box-shadow:-1rem 0 var(--paper),calc(-1rem - 3px) 0 var(--accent)}.exchange .answer:target{border-left:3px solid var(--accent);padding-left:calc(1.4rem - 2px);box-shadow:none}
.words{font-size:1.25rem}.words+p{margin:.4rem 0 0}
.places{margin:.5rem 0 1.8rem}form.within{margin:1.4rem 0 1.6rem}form.within button{color:inherit;background:none;border:1px solid var(--quiet)}form.within input{font-size:1rem;padding:.4rem .7rem}
form.claim label{display:block;font:600 .875rem var(--sans)}
form.claim textarea{width:100%;font:1.0625rem/1.5 var(--serif);margin:.4rem 0 .8rem;resize:vertical}
form.claim textarea,form.claim input{color:inherit;background:var(--field);border:1px solid var(--quiet);border-radius:3px;padding:.55rem .85rem}
form.claim .who{display:flex;flex-wrap:wrap;gap:.8rem;align-items:end;margin:0}
form.claim input{display:block;font:1rem var(--serif);margin-top:.3rem}
.verdict{border-left:3px solid var(--accent);padding:.2rem 0 .2rem .9rem;margin:1.6rem 0 1rem}
.verdict.verbatim,.verdict.verbatim-typography,.verdict.edited-as-marked{border-color:light-dark(#2c6e49,#8fd3a8)}
.verdict::first-letter{text-transform:uppercase}
.match{margin:0 0 1.4rem}
del{color:var(--accent)}ins{background:var(--mark);text-decoration:none;padding:0 .08em;border-radius:2px}
.revision p{margin:.4rem 0}.revision .diff{font-size:1rem}.revision.unchanged{border-color:light-dark(#2c6e49,#8fd3a8)}
.draft{max-width:66rem;margin:2rem auto 0}.draft .row{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:0 2rem}
.draft .row>p{margin:0 0 1rem}.draft .beside{font-size:1rem;border-bottom:1px solid var(--rule);margin-bottom:1rem}.draft .beside .verdict{margin:.2rem 0 .6rem}
.draft .quoted{background:var(--mark);text-decoration-color:var(--accent)}.draft .quoted.verbatim,.draft .quoted.verbatim-typography,.draft .quoted.edited-as-marked{background:none;text-decoration-color:light-dark(#2c6e49,#8fd3a8);text-decoration-thickness:2px}
@media(max-width:48rem){.draft .row{grid-template-columns:1fr}}
.front{max-width:46rem;margin:8vh auto 0}
.front h1{font-size:clamp(2rem,5vw,3.2rem);margin:0 0 .4rem}
.front form.search{margin:1.6rem 0}
.front input[type=search]{font-size:1.25rem;padding:.8rem 1rem}
.list li{border-bottom:1px solid var(--rule);padding:.55rem 0;display:flex;flex-wrap:wrap;align-items:baseline;gap:.2rem 1rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.35rem .8rem .35rem 0;border-bottom:1px solid var(--rule)}
code,pre{font-size:.875em}pre{overflow-x:auto}
@media(min-width:52.01rem){aside summary{display:none}}
@media(min-width:62rem){.place{position:absolute;left:-4.2rem;width:2.6rem;float:none;margin:0;padding:.35rem 0}.exchange .answer .place{left:calc(-4.2rem - 1px)}}
@media(max-width:52rem){.bar{grid-template-columns:1fr auto;gap:.8rem}.bar form{grid-column:1/-1;grid-row:2}.results{grid-template-columns:minmax(0,1fr);gap:1rem}.by .acts{margin-left:0}nav.main a{margin:0 0 0 .9rem}}
@media(max-width:30rem){.bar{grid-template-columns:minmax(0,1fr);gap:.7rem}.bar form{grid-row:auto}nav.main a{margin:0 .9rem 0 0}nav.main a:last-child{margin:0}}
@media print{:root{color-scheme:light;--paper:#fff;--ink:#000}header.top,aside,nav,form,.acts,.tools,.told,.skip,.place,#cite{display:none!important}.results{display:block}li.hit,.exchange section{break-inside:avoid}}
`;

/** The stylesheet's address: its content names it, so it can be kept for ever. */
export const stylesheetHref: string = `/assets/verbatim.${createHash("sha256").update(stylesheet).digest("hex").slice(0, 10)}.css`;
