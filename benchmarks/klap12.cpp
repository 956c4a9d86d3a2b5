#include "klap12.hpp"

#include <algorithm>
#include <cstdlib>
#include <iostream>

#include <malloc.h>

#include <klap/base/date.hpp>

namespace klap::benchmarks {

double median(std::vector<double> all) {
  std::sort(all.begin(), all.end());
  return all[all.size() / 2];
}

Loaded12 load(const std::string& text) {
  Documents documents;
  documents.emplace_back("workload.klap", text);
  Loaded loaded = load_rules(std::move(documents));
  if (!loaded.rules) {
    std::cerr << render(loaded.diagnostics.all().front(), loaded.documents, Language::english) << '\n';
    std::exit(1);
  }
  Loaded12 l;
  l.rules = loaded.rules;
  const program::Program& p = l.rules->program;
  const std::size_t before = mallinfo2().uordblks;
  l.prepared = std::make_unique<decision::Prepared>(p);
  l.bytes = mallinfo2().uordblks - before + p.index(QuestionKind::payer).bytes() + p.atoms.bytes();
  for (std::size_t f = 0; f < l.slots.size(); ++f) l.slots[f] = l.prepared->slot(name(static_cast<Fact12>(f))).value();
  const auto& table = p.tables.front().rows;
  // A rule that is not in the table counts as the row behind the last.
  l.row_of.resize(p.rules.size(), static_cast<int>(table.size()));
  for (std::size_t i = 0; i < table.size(); ++i) l.row_of[table[i].index] = static_cast<int>(i);
  return l;
}

decision::Scratch scratch_of(const Loaded12& l) {
  decision::Scratch scratch(*l.prepared);
  scratch.set(l.prepared->slot(CaseDate::reference), Value::date(*Date::from_days(reference_day)));
  return scratch;
}

}  // namespace klap::benchmarks
