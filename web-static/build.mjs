// Makes what the pages load from the third-party packages and our own styles:
//   node build.mjs <folder>   writes css/app.css and fonts/*.woff2 into the folder.
// The packages are brought by ops/assets; the Maven build calls both. Does nothing when all is fresh.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const target = process.argv[2] ?? join(here, '../app/target/classes/static');
const packages = join(here, 'node_modules');

// Only the components that our templates use; each is a few hundred bytes compressed.
const COMPONENTS = ['base', 'heading', 'paragraph', 'link', 'list', 'label', 'button', 'input',
  'field', 'fieldset', 'validation-message', 'error-summary', 'alert', 'card', 'table',
  'pagination', 'tag', 'chip', 'details', 'dialog', 'divider', 'skip-link', 'breadcrumbs',
  'data-size-workaround'];

// One variable font for all weights. Kept: kerning, composition, figures of one width, and the
// «cv05» that the design system asks for. The northern letters (Sámi, Baltic, Polish …) and the
// rest of the extended Latin ones are fetched only by pages that show them.
const FEATURES = ['kern', 'ccmp', 'locl', 'mark', 'mkmk', 'tnum', 'cv05'];
const FONTS = [
  { name: 'inter-latin', from: 'latin', ranges: [[0x20, 0x7e], [0xa0, 0xac], [0xae, 0xff],
    [0x2011, 0x2011], [0x2013, 0x2014], [0x2018, 0x201a], [0x201c, 0x201e], [0x2022, 0x2022],
    [0x2026, 0x2026], [0x202f, 0x202f], [0x2032, 0x2033], [0x2039, 0x203a], [0x20ac, 0x20ac],
    [0x2190, 0x2193], [0x2212, 0x2212]] },
  { name: 'inter-north', from: 'latin-ext', ranges: [[0x100, 0x17f], [0x1b7, 0x1b7],
    [0x1e4, 0x1ef], [0x218, 0x21b], [0x292, 0x292], [0x2b9, 0x2b9], [0x2bc, 0x2bc]] },
  { name: 'inter-rest', from: 'latin-ext', ranges: [[0x180, 0x1b6], [0x1b8, 0x1e3],
    [0x1f0, 0x217], [0x21c, 0x24f], [0x1e00, 0x1eff]] },
];

function newest(...paths) {
  return Math.max(...paths.flatMap((path) => {
    const of = statSync(path);
    return of.isDirectory() ? readdirSync(path).map((file) => newest(join(path, file))) : of.mtimeMs;
  }));
}

/** The light default theme, without the colours and the dark scheme that we do not use. */
function theme(css) {
  const dark = css.indexOf('@layer ds.theme.color-scheme.dark');
  const next = css.indexOf('@layer', dark + 1);
  return (css.slice(0, dark) + css.slice(next))
    .replace(/@media \(prefers-color-scheme:light\)\{\[data-color-scheme=auto\]\{[^}]*\}\}/, '')
    .replace(/--ds-color-brand[12]-[a-z-]+:[^;}]+;?/g, '')
    .replace(/@layer ds\.theme\.color\{.*?\}\}/s, (rules) =>
      rules.replace(/[^{}]*\[data-color=brand[12]\][^{}]*\{[^{}]*\}/g, ''));
}

/** Our own styles are written for people: comments and indents stay at home. */
function tighten(css) {
  return css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\s*\n\s*/g, '\n').trim();
}

function faces() {
  const hex = (n) => n.toString(16);
  return FONTS.map(({ name, ranges }) =>
    `@font-face{font-family:Inter;font-weight:400 600;font-display:swap;`
    + `src:url(../fonts/${name}.woff2)format("woff2");unicode-range:`
    + ranges.map(([a, b]) => `U+${hex(a)}${a === b ? '' : `-${hex(b)}`}`).join() + '}').join('\n');
}

function styles() {
  const design = join(packages, '@digdir/designsystemet-css/dist');
  const own = readdirSync(join(here, 'css')).filter((file) => file.endsWith('.css'))
    .sort((a, b) => (a === 'app.css' ? -1 : b === 'app.css' ? 1 : a < b ? -1 : 1));
  return [
    '@layer ds.theme, ds.base, ds.components;',
    faces(),
    theme(readFileSync(join(design, 'theme/designsystemet.css'), 'utf8')),
    ...COMPONENTS.map((name) => {
      const layer = name === 'base' ? 'ds.base' : 'ds.components';
      return `@layer ${layer}{${readFileSync(join(design, `src/${name}.css`), 'utf8')}}`;
    }),
    ...own.map((file) => tighten(readFileSync(join(here, 'css', file), 'utf8'))),
  ].join('\n');
}

async function font({ name, from, ranges }) {
  const subset = createRequire(import.meta.url)('subset-font');
  const text = ranges.flatMap(([a, b]) =>
    Array.from({ length: b - a + 1 }, (_, i) => String.fromCodePoint(a + i))).join('');
  const whole = readFileSync(
    join(packages, `@fontsource-variable/inter/files/inter-${from}-wght-normal.woff2`));
  const made = await subset(whole, text, { targetFormat: 'woff2', keepFeatures: FEATURES,
    noHinting: true, variationAxes: { wght: { min: 400, max: 600, default: 400 } } });
  writeFileSync(join(target, 'fonts', `${name}.woff2`), made);
}

const sources = ['build.mjs', 'package-lock.json', 'css'].map((file) => join(here, file));
const sheet = join(target, 'css/app.css');
const fonts = FONTS.map(({ name }) => join(target, 'fonts', `${name}.woff2`));
if (!existsSync(sheet) || statSync(sheet).mtimeMs < newest(...sources)) {
  for (const folder of ['css', 'fonts']) mkdirSync(join(target, folder), { recursive: true });
  if (!fonts.every((file) => existsSync(file)
      && statSync(file).mtimeMs >= newest(...sources.slice(0, 2)))) {
    for (const each of FONTS) await font(each);
  }
  writeFileSync(sheet, styles());
}
