// feelin, a FEEL interpreter: an expression per rule, asked in order until one holds. It has no compiled form: each
// question reads its text again.
import { evaluate } from 'feelin';
import { measure, version, work } from './harness.mjs';

// The brackets are needed: what stands behind a range is else read as more of it.
const test = ([fact, low, high]) => {
  const name = work.facts[fact].name;
  return low === high ? `${name} = ${work.typed(fact, low)}` : `(${name} in [${low}..${high}])`;
};

const load = () => work.rules.map(rule => rule.map(test).join(' and ') || 'true');

const holds = (expression, one) => {
  const answer = evaluate(expression, one);
  return answer === true || answer.value === true;  // by version
};

const decide = (expressions, cases) => cases.map(one => expressions.findIndex(expression => holds(expression, one)));

await measure('feelin (FEEL)', version('feelin'), 'expression by expression', load, decide);
