#include "arguments.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <CLI/CLI.hpp>

#include <klap/base/limits.hpp>

namespace klap::cli {
namespace {

using Kind = DiagnosticKind;
using Words = std::vector<std::string>;

/// CLI11 takes the words apart; what is wrong with them is said here, since its own messages are English and final.
class Parser {
 public:
  Parser(Arguments& arguments, Diagnostics& diagnostics) : arguments_(&arguments), diagnostics_(&diagnostics) {
    app_.set_help_flag();
    app_.allow_extras();
    app_.require_subcommand(0, 1);
    app_.add_flag("--version", version_);
    add_common(app_);
    CLI::App& check = command("check", Command::check);
    check.add_option("path", paths_);
    option(check, "--op", on_);
    CLI::App& decide = command("decide", Command::decide);
    decide.add_option("--rules", paths_);
    option(decide, "--archive", archives_);
    option(decide, "--case", case_files_);
    option(decide, "--explain", readers_);
    option(decide, "--from", from_);
    option(decide, "--through", through_);
    decide.add_flag("--concept", arguments_->concept_too)->disable_flag_override();
    CLI::App& simulate = command("simulate", Command::simulate);
    simulate.add_option("--rules", paths_);
    simulate.add_option("--against", arguments_->against);
    option(simulate, "--cases", cases_files_);
    option(simulate, "--threads", threads_);
    simulate.add_flag("--show-facts", arguments_->show_facts)->disable_flag_override();
    simulate.add_flag("--concept", arguments_->concept_too)->disable_flag_override();
    command("test", Command::test).add_option("path", paths_);
    CLI::App& schema = command("schema", Command::schema);
    schema.add_option("path", paths_);
    schema.add_option("--rules", paths_);  // as with decide: one case goes with the other
    CLI::App& fmt = command("fmt", Command::fmt);
    fmt.add_option("path", paths_);
    fmt.add_flag("--check", arguments_->check_only)->disable_flag_override();
    CLI::App& print = command("print", Command::print);
    print.add_option("path", paths_);
    option(print, "--archive", archives_);
    command("compile", Command::compile).add_option("path", paths_);
    CLI::App& archive = command("archive", Command::archive);
    archive.add_option("path", paths_);
    option(archive, "--in", archives_);
    command("version", Command::version);
    command("help", Command::help).add_option("topic", topics_);
  }

  void parse(Words words) {
    std::reverse(words.begin(), words.end());  // as CLI11 wants them
    try {
      app_.parse(std::move(words));
    } catch (const CLI::ParseError& error) {
      refuse(error);
      return;
    }
    find_command();
    if (refuse_swallowed() || refuse_extras()) return;
    read_language();
    if (help_ || (named_ != nullptr && arguments_->command == Command::help)) return read_help();
    if (version_) arguments_->command = Command::version;
    if (named_ == nullptr && !version_) return add(Kind::no_command, {list_argument(all_of(command_names()))});
    read_values();
  }

 private:
  struct Known {
    CLI::App* app = nullptr;
    Command command{};
  };

  Arguments* arguments_;
  Diagnostics* diagnostics_;
  CLI::App app_;
  std::vector<Known> commands_;
  CLI::App* named_ = nullptr;
  bool help_ = false;
  bool version_ = false;
  // Every value of an option, so that one that is given twice can be refused.
  Words languages_, on_, paths_, case_files_, readers_, from_, through_, topics_, cases_files_, threads_, archives_;

  static Words all_of(const std::vector<std::string_view>& words) { return {words.begin(), words.end()}; }
  void add(Kind kind, Words words) { diagnostics_->add(kind, nowhere, std::move(words)); }

  static void option(CLI::App& app, const std::string& name, Words& values) {
    app.add_option(name, values)->allow_extra_args(false);
  }
  void add_common(CLI::App& app) {
    app.add_flag("--json", arguments_->json)->disable_flag_override();
    app.add_flag("--help,-h", help_)->disable_flag_override();
    option(app, "--language", languages_);
  }
  CLI::App& command(const std::string& name, Command command) {
    CLI::App& app = *app_.add_subcommand(name);
    app.set_help_flag();
    app.allow_extras();
    add_common(app);
    commands_.push_back({&app, command});
    return app;
  }

  [[nodiscard]] bool names_rules_by_option() const {
    return arguments_->command == Command::decide || arguments_->command == Command::simulate;
  }
  [[nodiscard]] std::string command_name() const { return named_ != nullptr ? named_->get_name() : "help"; }
  void find_command() {
    for (const Known& known : commands_) {
      if (!known.app->parsed()) continue;
      named_ = known.app;
      arguments_->command = known.command;
    }
  }

  /// The names of the options that may be used where the words stand.
  [[nodiscard]] Words options() const {
    Words names;
    for (const CLI::Option* option : (named_ != nullptr ? named_ : &app_)->get_options()) {
      const std::string name = option->get_name(false, true);  // "-h,--help", or "path" without dashes
      const std::size_t begin = name.find("--");
      if (begin != std::string::npos) names.push_back(name.substr(begin));
    }
    return names;
  }

  /// `--case --json`: CLI11 takes the second word for the value of the first, where the value was forgotten.
  bool refuse_swallowed() {
    struct Given {
      const char* option;
      const Words& values;
    };
    const bool by_option = names_rules_by_option();  // elsewhere paths may follow `--`
    const Words none;
    const std::array given{Given{"--language", languages_},
                           Given{"--op", on_},
                           Given{"--case", case_files_},
                           Given{"--explain", readers_},
                           Given{"--rules", by_option ? paths_ : none},
                           Given{"--from", from_},
                           Given{"--through", through_},
                           Given{"--against", arguments_->against},
                           Given{"--cases", cases_files_},
                           Given{"--threads", threads_},
                           Given{"--archive", archives_},
                           Given{"--in", archives_}};
    for (const Given& one : given) {
      for (const std::string& value : one.values) {
        if (!value.starts_with("--")) continue;
        add(Kind::option_needs_value, {one.option, std::string(example_of(one.option))});
        return true;
      }
    }
    return false;
  }

  bool refuse_extras() {
    Words extras = app_.remaining(true);
    extras.erase(std::remove(extras.begin(), extras.end(), "--"), extras.end());  // what only paths follow
    if (extras.empty()) return false;
    const auto unknown = std::find_if(extras.begin(), extras.end(),
                                      [](const std::string& s) { return s.starts_with('-') && s.size() > 1; });
    if (unknown != extras.end())
      refuse_option(unknown->substr(0, unknown->find('=')));
    else if (named_ == nullptr)
      refuse_command(extras.front());
    else
      add(Kind::unexpected_argument, {extras.front(), command_name()});
    return true;
  }
  void refuse_option(const std::string& given) {
    const Words known = options();
    const std::string_view meant = nearest(given, {known.begin(), known.end()});
    if (!meant.empty()) return add(Kind::unknown_option_did_you_mean, {given, command_name(), std::string(meant)});
    add(Kind::unknown_option, {given, command_name(), list_argument(known)});
  }
  void refuse_command(const std::string& given) {
    const auto& known = command_names();
    const std::string_view meant = nearest(given, known);
    if (!meant.empty()) return add(Kind::unknown_command_did_you_mean, {given, std::string(meant)});
    add(Kind::unknown_command, {given, list_argument(all_of(known))});
  }

  /// The only errors CLI11 itself can find here: an option without its value, and a flag with one.
  void refuse(const CLI::ParseError& error) {
    find_command();
    const std::string text = error.what();  // begins with the name of the option
    std::string name = text.substr(0, text.find_first_of(" :,"));
    if (!name.starts_with('-')) name.insert(0, "--");
    if (text.find("flag override") != std::string::npos) return add(Kind::option_takes_no_value, {name});
    add(Kind::option_needs_value, {name, std::string(example_of(name))});
  }
  static std::string_view example_of(std::string_view option) {
    if (option == "--op" || option == "--from") return "2017-03-01";
    if (option == "--through") return "2017-12-31";
    if (option == "--language") return "nl";
    if (option == "--explain") return "dossier";
    if (option == "--case") return "zaak.json";
    if (option == "--cases") return "zaken.csv";
    if (option == "--threads") return "2";
    if (option == "--archive" || option == "--in") return "archief";
    return "rules/woerden";
  }

  /// The value of an option that may be given once.
  std::optional<std::string> single(const Words& values, const std::string& name) {
    if (values.size() > 1) add(Kind::option_twice, {name});
    if (values.size() != 1) return std::nullopt;
    return values.front();
  }
  void read_language() {
    const auto given = single(languages_, "--language");
    if (!given) return;
    if (*given != "nl" && *given != "en")
      return add(Kind::bad_option_value, {"--language", *given, list_argument({"nl", "en"})});
    arguments_->language = *given == "en" ? Language::english : Language::dutch;
    arguments_->translate = arguments_->language;
  }
  void read_help() {
    if (!topics_.empty())
      arguments_->topic = topics_.front();
    else if (named_ != nullptr && help_)
      arguments_->topic = command_name();
    arguments_->command = Command::help;
    if (topics_.size() > 1) return add(Kind::unexpected_argument, {topics_[1], "help"});
    if (!arguments_->topic.empty() && help_text(arguments_->topic, Language::dutch).empty())
      refuse_command(arguments_->topic);
  }
  void read_values() {
    arguments_->on = single_date(on_, "--op");
    read_period();
    if (const auto reader = single(readers_, "--explain")) read_reader(*reader);
    arguments_->paths = paths_;
    if (const auto file = single(case_files_, "--case")) arguments_->case_file = *file;
    const bool decides = arguments_->command == Command::decide;
    const bool needs_paths = arguments_->command != Command::version;
    if (needs_paths && paths_.empty()) refuse_absent(names_rules_by_option() ? "--rules" : "PATH");
    read_archive();
    if (arguments_->command == Command::fmt) read_standard_input();
    if (decides && case_files_.empty()) refuse_absent("--case");
    if (arguments_->command == Command::simulate) read_simulation();
  }
  void read_archive() {
    const bool keeps = arguments_->command == Command::archive;
    if (keeps && archives_.empty()) return refuse_absent("--in");
    if (const auto folder = single(archives_, keeps ? "--in" : "--archive")) arguments_->archive = *folder;
    if (!keeps && !archives_.empty() && paths_.size() > 1) add(Kind::unexpected_argument, {paths_[1], command_name()});
  }
  void read_simulation() {
    if (cases_files_.empty()) return refuse_absent("--cases");
    if (const auto file = single(cases_files_, "--cases")) arguments_->cases_file = *file;
    const std::string& name = arguments_->cases_file;
    if (!name.empty() && !name.ends_with(".csv") && !name.ends_with(".jsonl"))
      add(Kind::bad_option_value, {"--cases", name, list_argument({"….csv", "….jsonl"})});
    const auto threads = single(threads_, "--threads");
    if (!threads) return;
    const auto [end, error] =
        std::from_chars(threads->data(), threads->data() + threads->size(), arguments_->threads);
    const bool whole = error == std::errc() && end == threads->data() + threads->size();
    if (!whole || arguments_->threads < 1 || arguments_->threads > limits::threads)
      add(Kind::bad_option_value, {"--threads", *threads, list_argument({"1", "2", "4", "@more"})});
  }
  std::optional<Date> single_date(const Words& values, const std::string& name) {
    const auto text = single(values, name);
    if (!text) return std::nullopt;
    const auto date = date_from_iso(*text);
    if (!date) add(Kind::bad_option_date, {name, *text});
    return date;
  }
  void read_period() {
    if (from_.empty() && through_.empty()) return;
    if (from_.empty() || through_.empty()) {
      return add(Kind::option_goes_with, from_.empty() ? Words{"--through", "--from", "2017-03-01"}
                                                       : Words{"--from", "--through", "2017-12-31"});
    }
    const auto from = single_date(from_, "--from");
    const auto through = single_date(through_, "--through");
    if (!from || !through) return;
    if (*through < *from) return add(Kind::period_reversed, {"--from", "--through"});
    if (through->days() - from->days() >= limits::timeline_days) {
      return add(Kind::period_too_long, {std::to_string(limits::timeline_days)});
    }
    if (!readers_.empty()) return add(Kind::option_not_with, {"--explain", "--from"});
    arguments_->period = Period{from, through};
  }
  /// `-` stands for standard input, and by itself.
  void read_standard_input() {
    const bool some = std::find(paths_.begin(), paths_.end(), "-") != paths_.end();
    if (some && paths_.size() > 1) add(Kind::unexpected_argument, {paths_[paths_.front() == "-" ? 1 : 0], "fmt -"});
  }
  void refuse_absent(const std::string& what) {
    const std::string name = command_name();
    const std::string rest = name == "decide"     ? " --rules rules/woerden --case zaak.json"
                             : name == "simulate" ? " --rules rules/woerden --cases zaken.csv"
                             : name == "archive"  ? " rules/woerden --in archief"
                                                  : " rules/woerden";
    add(Kind::option_missing, {name, what, name + rest});
  }
  void read_reader(const std::string& given) {
    using explanation::Reader;
    struct Word {
      std::string_view word;
      Reader reader;
    };
    constexpr std::array words{Word{"inwoner", Reader::resident}, Word{"dossier", Reader::file},
                               Word{"auditor", Reader::auditor}, Word{"resident", Reader::resident},
                               Word{"file", Reader::file}};
    const auto found = std::find_if(words.begin(), words.end(), [&](const Word& w) { return w.word == given; });
    if (found != words.end()) {
      arguments_->reader = found->reader;
      return;
    }
    add(Kind::bad_option_value, {"--explain", given, list_argument({"inwoner", "dossier", "auditor"})});
  }
};

/// Before anything is understood: in which language, and in which form, to say that it was not.
void look_ahead(const Words& words, Arguments& arguments) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "--json") arguments.json = true;
    const bool english =
        words[i] == "--language=en" || (words[i] == "--language" && i + 1 < words.size() && words[i + 1] == "en");
    if (english) arguments.language = Language::english;
  }
}

}  // namespace

const std::vector<std::string_view>& command_names() {
  static const std::vector<std::string_view> names = {"check", "decide",  "simulate", "test",    "schema", "fmt",
                                                      "print", "compile", "archive",  "version", "help"};
  return names;
}

Arguments parse_arguments(const Words& words, Diagnostics& diagnostics) {
  Arguments arguments;
  look_ahead(words, arguments);
  Parser(arguments, diagnostics).parse(words);
  return arguments;
}

}  // namespace klap::cli
