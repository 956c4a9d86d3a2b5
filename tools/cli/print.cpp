// klap print: a rule set as one page to read, sign and keep.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <klap/analysis/examples.hpp>
#include <klap/base/limits.hpp>
#include <klap/klap.hpp>
#include <klap/semantics/check.hpp>
#include <klap/syntax/literate.hpp>

#include "html.hpp"
#include "report.hpp"

namespace klap::cli {
namespace {

/// What the page says besides the rules, in both languages.
struct Words {
  const char *lang, *version, *municipality, *status, *draft, *adopted, *validity, *from, *through, *hash, *libraries,
      *sources, *source, *title, *kind, *published, *findings, *no_findings, *examples, *right, *differs, *signature,
      *signed_by, *name, *date, *draft_notice, *hash_notice;
};
constexpr Words dutch{"nl",
                      "Versie",
                      "Gemeente",
                      "Status",
                      "concept",
                      "vastgesteld",
                      "Geldt",
                      "vanaf",
                      "tot en met",
                      "Kenmerk (SHA-256)",
                      "Gebruikt",
                      "Waar de regels op rusten",
                      "Bron",
                      "Titel",
                      "Soort",
                      "Bekendgemaakt",
                      "Bevindingen",
                      "Geen bevindingen.",
                      "Voorbeelden",
                      "zoals verwacht",
                      "anders dan verwacht",
                      "Ondertekening",
                      "Vastgesteld door",
                      "Naam en functie",
                      "Datum",
                      "Dit is een concept. Er wordt geen echte zaak mee beslist.",
                      "Het kenmerk hoort bij deze regels, en verandert zodra een regel verandert."};
constexpr Words english{"en",
                        "Version",
                        "Municipality",
                        "Status",
                        "draft",
                        "adopted",
                        "Applies",
                        "from",
                        "through",
                        "Fingerprint (SHA-256)",
                        "Uses",
                        "What the rules rest on",
                        "Source",
                        "Title",
                        "Kind",
                        "Published",
                        "Findings",
                        "No findings.",
                        "Examples",
                        "as expected",
                        "not as expected",
                        "Signature",
                        "Adopted by",
                        "Name and function",
                        "Date",
                        "This is a draft. No real case is decided with it.",
                        "The fingerprint belongs to these rules, and changes as soon as a rule does."};

constexpr std::string_view style = R"css(
body { max-width: 52rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 serif; color: #111; }
pre { font: .85rem/1.4 monospace; white-space: pre-wrap; background: #f6f6f6; padding: .6rem; }
dt { font-weight: bold; } dd { margin: 0 0 .4rem 1rem; overflow-wrap: anywhere; }
table { border-collapse: collapse; } th, td { text-align: left; padding: .15rem .8rem .15rem 0; vertical-align: top; }
.k { font-weight: bold; } .c { font-style: italic; color: #555; } .t { color: #333; }
.notice { border: 2px solid #111; padding: .6rem; font-weight: bold; }
.sign td { border-bottom: 1px solid #111; min-width: 18rem; height: 2rem; }
@media print { h2 { break-before: page; } pre { background: none; } }
)css";

std::string kind_word(SourceKind kind, Language language) {
  using syntax::Keyword;
  switch (kind) {
    case SourceKind::act: return std::string(syntax::spelling(Keyword::act, language));
    case SourceKind::order_in_council: return std::string(syntax::spelling(Keyword::order_in_council, language));
    case SourceKind::ordinance: return std::string(syntax::spelling(Keyword::ordinance, language));
    case SourceKind::further_rules: return std::string(syntax::spelling(Keyword::further_rules, language));
    case SourceKind::policy_rule: return std::string(syntax::spelling(Keyword::policy_rule, language));
    case SourceKind::mandate_decision: return std::string(syntax::spelling(Keyword::mandate_decision, language));
    case SourceKind::agreement: return std::string(syntax::spelling(Keyword::agreement, language));
    case SourceKind::budget: return std::string(syntax::spelling(Keyword::budget_document, language));
    case SourceKind::work_instruction: return std::string(syntax::spelling(Keyword::work_instruction, language));
  }
  return {};
}

/// The words of the page; texts of the rule set itself stay in their own language.
class Page {
 public:
  Page(const Arguments& a, const Loaded& loaded)
      : a_(a), w_(a.language == Language::dutch ? dutch : english), loaded_(loaded), model_(loaded.rules->model) {}

  std::string html() {
    line(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta "
        "charset=\"utf-8\"/>\n<title>{}</title>\n<style>{}</style>\n</head>\n<body>",
        w_.lang, title(), style);
    line("<h1>{}</h1>", title());
    if (model_.status == semantics::Status::concept_text) line("<p class=\"notice\">{}</p>", w_.draft_notice);
    head();
    sources();
    for (std::size_t d = 0; d < loaded_.documents.size(); ++d) document(d);
    findings();
    examples();
    signature();
    return out_ + "</body>\n</html>\n";
  }

 private:
  const Arguments& a_;
  const Words& w_;
  const Loaded& loaded_;
  const semantics::Model& model_;
  std::string out_;

  template <class... Parts>
  void line(fmt::format_string<Parts...> text, Parts&&... parts) {
    fmt::format_to(std::back_inserter(out_), text, std::forward<Parts>(parts)...);
    out_ += '\n';
  }
  [[nodiscard]] std::string title() const {
    const std::string& label = loaded_.rules->program.name;
    return escaped(label);
  }
  void item(const char* what, const std::string& value) {
    if (!value.empty()) line("<dt>{}</dt><dd>{}</dd>", what, escaped(value));
  }
  [[nodiscard]] std::string validity() const {
    std::string text;
    if (model_.validity.from) text += fmt::format("{} {}", w_.from, to_iso(*model_.validity.from));
    if (model_.validity.through)
      text += fmt::format("{}{} {}", text.empty() ? "" : " ", w_.through, to_iso(*model_.validity.through));
    return text;
  }
  void head() {
    line("<dl>");
    item(w_.version, model_.version);
    if (model_.municipality != 0) item(w_.municipality, fmt::format("{:04}", model_.municipality));
    item(w_.status, model_.status == semantics::Status::adopted ? w_.adopted : w_.draft);
    item(w_.validity, validity());
    for (const semantics::Library& library : model_.libraries) item(w_.libraries, library.name + " " + library.version);
    item(w_.hash, loaded_.rules->program.hash);
    line("</dl>\n<p>{}</p>", w_.hash_notice);
  }
  void sources() {
    if (model_.sources.empty()) return;
    line("<h2>{}</h2>\n<table>\n<tr><th>{}</th><th>{}</th><th>{}</th><th>{}</th></tr>", w_.sources, w_.source, w_.title,
         w_.kind, w_.published);
    for (const semantics::Source& source : model_.sources) {
      line("<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>", escaped(source.name), escaped(source.label),
           kind_word(source.kind, a_.language), source.published ? to_iso(*source.published) : "");
    }
    line("</table>");
  }
  void document(std::size_t index) {
    const Document& document = loaded_.documents[index];
    Diagnostics ignored;  // the rules were read without errors
    const syntax::Tokens tokens = syntax::lex(document, static_cast<std::uint32_t>(index), ignored);
    line("<h2>{}</h2>", escaped(document.name()));
    out_ += syntax::is_literate(document.name()) ? prose_html(document, tokens)
                                                 : rules_html(document, tokens, 0, document.text().size());
  }
  void findings() {
    Diagnostics all = loaded_.diagnostics;
    semantics::check(model_, a_.on, all);
    line("<h2>{}</h2>", w_.findings);
    if (all.empty()) return line("<p>{}</p>", w_.no_findings);
    std::string text;
    for (const Diagnostic& one : all.all()) text += render(one, loaded_.documents, a_.language);
    line("<pre>{}</pre>", escaped(text));
  }
  void examples() {
    const auto results = analysis::run_examples(model_, loaded_.rules->program);
    if (results.empty()) return;
    line("<h2>{}</h2>\n<table>", w_.examples);
    for (const analysis::ExampleResult& result : results) {
      line("<tr><td>{}</td><td>{}</td></tr>", escaped(result.title),
           result.differences.empty() ? w_.right : w_.differs);
    }
    line("</table>");
  }
  void signature() {
    line("<h2>{}</h2>\n<table class=\"sign\">", w_.signature);
    for (const char* what : {w_.signed_by, w_.name, w_.date, w_.signature}) line("<tr><th>{}</th><td></td></tr>", what);
    line("</table>\n<p>{}: <code>{}</code></p>", w_.hash, escaped(loaded_.rules->program.hash));
  }
};

}  // namespace

Result print_rules(const Arguments& a, const Loaded& loaded) {
  if (!loaded.rules) return report(a, wrong, loaded.diagnostics, loaded.documents);
  std::string html = Page(a, loaded).html();
  if (!a.json) return {fine, std::move(html), {}};
  const nlohmann::ordered_json json = {{"klap", json_format}, {"html", std::move(html)}};
  return {fine, json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n", {}};
}

}  // namespace klap::cli
