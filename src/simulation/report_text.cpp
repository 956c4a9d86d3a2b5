#include <iterator>

#include <fmt/format.h>

#include <klap/base/vocabulary.hpp>
#include <klap/exchange/words.hpp>
#include <klap/simulation/report.hpp>

#include "words.hpp"

namespace klap::simulation {
namespace {

struct Words {
  std::array<std::string_view, came_count> came;                // by Came
  std::array<std::string_view, question_kind_count> questions;  // built-in, in their order
  std::string_view worked_out, now, before, draft, changed, nothing_changed, cases_changed, payer, amount, decider,
      addressee, ways, another, smallest, facts, answers, new_old, payees, municipality, uncovered, old_amount,
      ceilings, under_now, under_before, promised, full_after, room_left;
};

constexpr Words dutch{
    {"vastgesteld", "niet van toepassing", "niet gevraagd", "geen besluit nodig", "er ontbreken gegevens",
     "regels zijn strijdig", "open: een functie beslist", "open: wacht op een oordeel", "open: geen regel past",
     "open: wacht op een andere vraag", "open: samen over een plafond", "fout"},
    {"wet", "besluit nodig", "recht", "betaler", "beslisser", "opdrachtgever", "beschikking", "regie", "vervolg"},
    "Doorgerekend: zaken {}, voorzieningen {}.",
    "Nieuwe regels",
    "Oude regels",
    "concept",
    "Wat er verandert",
    "niets",
    "zaken waarin iets verandert",
    "een andere betaler",
    "een ander bedrag",
    "een andere beslisser",
    "een andere beschikking",
    "Hoe het verandert, en de kleinste zaak waarin dat gebeurt",
    "een ander antwoord",
    "zaken {}, kleinste in rij {}",
    "gegevens van rij {}:",
    "Antwoorden",
    "nieuw {}, oud {}",
    "Wie betaalt wat",
    "gemeente {}",
    "door geen budget gedekt",
    "{} (oud {})",
    "Plafonds, in de volgorde van de rijen",
    "met de nieuwe regels",
    "met de oude regels",
    "plafond {}, toegezegd {}",
    "vol na rij {}",
    "niet vol",
};

constexpr Words english{
    {"settled", "not applicable", "not asked", "no decision needed", "facts are missing", "rules are in conflict",
     "open: a function decides", "open: waits for a judgement", "open: no rule fits",
     "open: waits for another question", "open: together over a ceiling", "error"},
    {"law", "decision needed", "right", "payer", "decider", "orderer", "decision", "direction", "follow-up"},
    "Worked out: cases {}, requests {}.",
    "New rules",
    "Old rules",
    "draft",
    "What changes",
    "nothing",
    "cases in which something changes",
    "another payer",
    "another amount",
    "another decider",
    "another addressee",
    "How it changes, and the smallest case in which it does",
    "another answer",
    "cases {}, smallest in row {}",
    "facts of row {}:",
    "Answers",
    "new {}, old {}",
    "Who pays what",
    "municipality {}",
    "covered by no budget",
    "{} (old {})",
    "Ceilings, in the order of the rows",
    "with the new rules",
    "with the old rules",
    "ceiling {}, promised {}",
    "full after row {}",
    "not full",
};

class Page {
 public:
  Page(const Report& report, Language language)
      : report_(&report), language_(language), w_(language == Language::dutch ? dutch : english) {}

  std::string text() {
    line(0, w_.worked_out, number(report_->cases), number(report_->requests));
    rules(w_.now, report_->now);
    if (report_->before) rules(w_.before, *report_->before);
    if (report_->before) changes();
    answers();
    payees();
    ceilings();
    return out_;
  }

 private:
  const Report* report_;
  Language language_;
  const Words& w_;
  std::string out_;

  template <class... Parts>
  static std::string filled(std::string_view text, const Parts&... parts) {
    return fmt::format(fmt::runtime(text), parts...);
  }
  template <class... Parts>
  void line(std::size_t indent, std::string_view text, const Parts&... parts) {
    out_ += std::string(indent, ' ') + filled(text, parts...) + "\n";
  }
  void heading(std::string_view text) {
    out_ += '\n';
    line(0, "{}", text);
  }
  /// With a mark per three digits, as amounts have them.
  [[nodiscard]] std::string number(std::uint64_t n) const {
    std::string text = std::to_string(n);
    for (std::size_t i = text.size(); i > 3;) text.insert(i -= 3, 1, language_ == Language::dutch ? '.' : ',');
    return text;
  }
  [[nodiscard]] std::string question(std::string_view name, bool own) const {
    const auto& keys = exchange::question_words;
    for (std::size_t i = 0; !own && i < keys.size(); ++i)
      if (keys[i] == name) return std::string(w_.questions[i]);
    if (!own && name == "bedrag") return language_ == Language::dutch ? "bedrag" : "amount";
    return std::string(name);
  }
  [[nodiscard]] std::string_view came(Came came) const { return w_.came[static_cast<std::size_t>(came)]; }

  void rules(std::string_view which, const RulesReport& rules) {
    const std::string version = rules.version.empty() ? "" : " " + rules.version;
    const std::string status = rules.concept_text ? filled(" ({})", w_.draft) : "";
    line(0, "{}: {}{}{}", which, rules.name, version, status);
  }

  void changes() {
    heading(w_.changed);
    if (report_->changed == 0) return line(2, "{}", w_.nothing_changed);
    const auto counted = [&](std::string_view what, std::uint64_t cases) { line(2, "{}: {}", what, number(cases)); };
    counted(w_.cases_changed, report_->changed);
    counted(w_.payer, report_->changed_payer);
    counted(w_.amount, report_->changed_amount);
    counted(w_.decider, report_->changed_decider);
    counted(w_.addressee, report_->changed_addressee);
    heading(w_.ways);
    for (const ChangeReport& change : report_->changes) ways(change);
  }
  void ways(const ChangeReport& change) {
    const bool answer = change.before == change.now;
    const std::string way = answer ? filled("{} → {}", came(change.before), w_.another)
                                   : filled("{} → {}", came(change.before), came(change.now));
    line(2, "{}: {}: {}", question(change.question, change.own), way,
         filled(w_.smallest, number(change.cases), number(change.row)));
    if (!change.facts) return;
    line(4, w_.facts, number(change.row));
    out_ += *change.facts;
  }

  void answers() {
    heading(w_.answers);
    for (const QuestionReport& q : report_->questions) {
      line(2, "{}", question(q.name, q.own));
      for (std::size_t i = 0; i < came_count; ++i) {
        if (q.now[i] == 0 && q.before[i] == 0) continue;
        const std::string counts =
            report_->before ? filled(w_.new_old, number(q.now[i]), number(q.before[i])) : number(q.now[i]);
        line(4, "{}: {}", w_.came[i], counts);
      }
    }
  }

  void payees() {
    if (report_->payees.empty()) return;
    heading(w_.payees);
    for (const PayeeReport& payee : report_->payees) {
      const std::string who = payee.kind == PayeeReport::Kind::budget         ? payee.name
                              : payee.kind == PayeeReport::Kind::municipality ? filled(w_.municipality, payee.name)
                                                                              : std::string(w_.uncovered);
      const std::string now = payee.now.to_text(language_);
      line(2, "{}: {}", who, report_->before ? filled(w_.old_amount, now, payee.before.to_text(language_)) : now);
    }
  }

  void ceilings() {
    const bool none = report_->now.ceilings.empty() && (!report_->before || report_->before->ceilings.empty());
    if (none) return;
    heading(w_.ceilings);
    if (report_->before) line(2, "{}", w_.under_now);
    for (const CeilingReport& ceiling : report_->now.ceilings) this->ceiling(ceiling);
    if (!report_->before) return;
    line(2, "{}", w_.under_before);
    for (const CeilingReport& ceiling : report_->before->ceilings) this->ceiling(ceiling);
  }
  void ceiling(const CeilingReport& ceiling) {
    const std::string year = ceiling.year ? filled(" {}", *ceiling.year) : "";
    const std::string amounts =
        filled(w_.promised, klap::to_text(ceiling.ceiling, language_), ceiling.promised.to_text(language_));
    const std::string full = ceiling.full ? filled(w_.full_after, number(*ceiling.full)) : std::string(w_.room_left);
    line(report_->before ? 4 : 2, "{}{}: {}; {}", ceiling.budget, year, amounts, full);
  }
};

}  // namespace

std::string to_text(const Report& report, Language language) { return Page(report, language).text(); }

}  // namespace klap::simulation
