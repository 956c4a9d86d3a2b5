// json-rules-engine: a rule per rule, the first one with the highest priority; a run per case, stopped at the first.
import { Engine } from 'json-rules-engine';
import { measure, version, work } from './harness.mjs';

const conditions = rule => rule.flatMap(([fact, low, high]) => {
  const name = work.facts[fact].name;
  if (low === high) return [{ fact: name, operator: 'equal', value: work.typed(fact, low) }];
  return [
    { fact: name, operator: 'greaterThanInclusive', value: low },
    { fact: name, operator: 'lessThanInclusive', value: high },
  ];
});

function load() {
  const engine = new Engine();
  work.rules.forEach((rule, i) => engine.addRule({
    conditions: { all: conditions(rule) },
    priority: work.rules.length - i,
    event: { type: 'row', params: { row: i } },
    onSuccess: () => engine.stop(),
  }));
  return engine;
}

async function decide(engine, cases) {
  const rows = [];
  for (const one of cases) rows.push((await engine.run(one)).events[0].params.row);
  return rows;
}

await measure('json-rules-engine', version('json-rules-engine'), 'run, stopped at the first', load, decide);
