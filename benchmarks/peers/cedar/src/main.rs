//! Cedar from Rust: a policy per rule, the facts as the context. Cedar has no order: it evaluates all policies, and the
//! lowest of those that are satisfied is the row. FOLDER RULES SECONDS, as harness.py.
use std::collections::HashMap;
use std::fs;
use std::str::FromStr;

use cedar_policy::{Authorizer, Context, Entities, EntityUid, Policy, PolicyId, PolicySet, Request, RestrictedExpression};

const REPETITIONS: usize = 5;
const FEWEST: usize = 20;
const MOST: usize = 100_000;

/// Nanoseconds of CPU of the process.
fn now() -> f64 {
    let mut t = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    unsafe { libc::clock_gettime(libc::CLOCK_PROCESS_CPUTIME_ID, &mut t) };
    t.tv_sec as f64 * 1e9 + t.tv_nsec as f64
}

fn round_down(fits: f64) -> usize {
    let count = fits.clamp(FEWEST as f64, MOST as f64) as usize;
    let step = 10usize.pow(count.ilog10());
    [5, 2, 1].iter().map(|times| times * step).find(|n| *n <= count).unwrap()
}

fn is_flag(name: &str) -> bool {
    name == "safety" || name == "pgb"
}

fn policy(names: &[String], rule: &[[i64; 3]]) -> String {
    let tests: Vec<String> = rule
        .iter()
        .map(|[fact, low, high]| {
            let name = &names[*fact as usize];
            if is_flag(name) {
                format!("context.{name} == {}", *low == 1)
            } else if low == high {
                format!("context.{name} == {low}")
            } else {
                format!("context.{name} >= {low} && context.{name} <= {high}")
            }
        })
        .collect();
    let when = if tests.is_empty() { "true".to_string() } else { tests.join(" && ") };
    format!("permit(principal, action, resource) when {{ {when} }};")
}

fn main() {
    let words: Vec<String> = std::env::args().collect();
    let (folder, count, seconds) = (&words[1], &words[2], words[3].parse::<f64>().unwrap());
    let table = fs::read_to_string(format!("{folder}/cases.csv")).unwrap();
    let mut lines = table.lines();
    let names: Vec<String> = lines.next().unwrap().split(',').map(String::from).collect();
    let cases: Vec<Vec<i64>> = lines.map(|line| line.split(',').map(|v| v.parse().unwrap()).collect()).collect();
    let rules: Vec<Vec<[i64; 3]>> = fs::read_to_string(format!("{folder}/rules_{count}.txt"))
        .unwrap()
        .lines()
        .map(|line| {
            let numbers: Vec<i64> = line.split_whitespace().map(|v| v.parse().unwrap()).collect();
            numbers.chunks(3).map(|t| [t[0], t[1], t[2]]).collect()
        })
        .collect();

    let start = now();
    let mut policies = PolicySet::new();
    for (i, rule) in rules.iter().enumerate() {
        let id = PolicyId::new(i.to_string());
        policies.add(Policy::parse(Some(id), policy(&names, rule)).unwrap()).unwrap();
    }
    let loading = now() - start;

    let entity = |text: &str| EntityUid::from_str(text).unwrap();
    let (who, what, whose) = (entity(r#"User::"klap""#), entity(r#"Action::"decide""#), entity(r#"Case::"one""#));
    let (authorizer, entities) = (Authorizer::new(), Entities::empty());
    let prepare = |count: usize| -> Vec<HashMap<String, RestrictedExpression>> {
        let one = |case: &Vec<i64>| {
            names
                .iter()
                .zip(case)
                .map(|(name, v)| {
                    let value = if is_flag(name) {
                        RestrictedExpression::new_bool(*v == 1)
                    } else {
                        RestrictedExpression::new_long(*v)
                    };
                    (name.clone(), value)
                })
                .collect()
        };
        cases[..count].iter().map(one).collect()
    };
    let decide = |facts: HashMap<String, RestrictedExpression>| -> usize {
        let context = Context::from_pairs(facts).unwrap();
        let request = Request::new(who.clone(), what.clone(), whose.clone(), context, None).unwrap();
        let response = authorizer.is_authorized(&request, &policies, &entities);
        response
            .diagnostics()
            .reason()
            .map(|id| AsRef::<str>::as_ref(id).parse::<usize>().unwrap())
            .min()
            .unwrap()
    };
    let pass = |count: usize| -> (f64, Vec<usize>) {
        let ready = prepare(count); // not timed; a request takes it over
        let start = now();
        let rows = ready.into_iter().map(decide).collect();
        (now() - start, rows)
    };

    let mut n = FEWEST;
    pass(n);
    loop {
        let more = round_down(seconds * 1e9 / (pass(n).0.max(1000.0) / n as f64));
        if more <= n {
            break;
        }
        n = more;
    }
    let mut passes: Vec<(f64, Vec<usize>)> = (0..REPETITIONS).map(|_| pass(n)).collect();
    passes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let sum = passes[0].1.iter().fold(0u64, |sum, row| (sum * 31 + *row as u64 + 1) % 4294967291);
    println!(
        r#"{{"engine": "Cedar", "version": "{}", "rules": {count}, "load_ms": {:.3}, "way": "Rust: all policies, the lowest", "mode": "single", "cases": {n}, "checksum": {sum}, "ns": {:.2}}}"#,
        cedar_policy::get_sdk_version(),
        loading / 1e6,
        passes[REPETITIONS / 2].0 / n as f64
    );
}
