// What every peer in Node shares; the same as harness.py, which says what it does.
import { readFileSync } from 'node:fs';

const REPETITIONS = 5, FEWEST = 20, MOST = 100_000;
const [folder, rules, seconds] = process.argv.slice(2);

export const version = name =>
  JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url))).version;

const data = JSON.parse(readFileSync(`${folder}/rules_${rules}.json`, 'utf8'));

const typed = (fact, value) => (data.facts[fact].kind === 'flag' ? value === 1 : value);

/// {facts: [{name, kind}], rules: [[[fact, low, high]…]…], cases: [object…]}; flags are true and false.
export const work = {
  facts: data.facts,
  rules: data.rules,
  typed,
  cases: readFileSync(`${folder}/cases.csv`, 'utf8').trimEnd().split('\n').slice(1).map(line => {
    const values = line.split(',');
    return Object.fromEntries(data.facts.map((fact, f) => [fact.name, typed(f, Number(values[f]))]));
  }),
};

const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) * 1000;
};

const roundDown = fits => {
  const count = Math.max(FEWEST, Math.min(MOST, Math.floor(fits)));
  const step = 10 ** (String(count).length - 1);
  return [5, 2, 1].map(times => times * step).find(n => n <= count);
};

const checksum = rows => rows.reduce((sum, row) => (sum * 31 + row + 1) % 4294967291, 0);

/// load() makes the engine ready; decide(cases) gives their rows, or a promise of them.
export async function measure(engine, engineVersion, way, load, decide, mode = 'single') {
  let start = cpu();
  const loaded = await load();
  const loading = (cpu() - start) / 1e6;
  let count = FEWEST, ready = work.cases.slice(0, count);
  await decide(loaded, ready);  // warm
  for (;;) {
    start = cpu();
    await decide(loaded, ready);
    const more = roundDown(Number(seconds) * 1e9 / (Math.max(cpu() - start, 1000) / count));
    if (more <= count) break;
    count = more;
    ready = work.cases.slice(0, count);
  }
  const times = [];
  let rows;
  for (let i = 0; i < REPETITIONS; ++i) {
    start = cpu();
    rows = await decide(loaded, ready);
    times.push(cpu() - start);
  }
  times.sort((a, b) => a - b);
  console.log(JSON.stringify({
    engine, version: engineVersion, rules: Number(rules), load_ms: Number(loading.toFixed(3)), way, mode, cases: count,
    checksum: checksum(rows), ns: Number((times[REPETITIONS >> 1] / count).toFixed(2)),
  }));
}
