#include <klap/columns/decide.hpp>

#include <algorithm>
#include <atomic>
#include <exception>
#include <stdexcept>
#include <system_error>
#include <thread>

#include <klap/base/limits.hpp>
#include <klap/decision/decide.hpp>

#include "answers.hpp"
#include "input.hpp"

namespace klap::columns {
namespace {

constexpr std::int64_t block_rows = 1024;

std::vector<QuestionId> all_questions(const program::Program& program) {
  std::vector<QuestionId> all;
  for (const program::Question& question : program.questions)
    if (question.asked) all.push_back(question.id);
  return all;
}

/// Those asked for, each once, in the order of the rules.
std::optional<std::vector<QuestionId>> questions_of(const program::Program& program, const Options& options,
                                                    Diagnostics& diagnostics) {
  const std::vector<QuestionId> all = all_questions(program);
  if (options.questions.empty()) return all;
  std::vector<std::string> names;
  for (const QuestionId question : all) names.push_back(question_name(program, question));
  std::vector<bool> wanted(all.size());
  for (const std::string& name : options.questions) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) {
      diagnostics.add(DiagnosticKind::question_unknown, nowhere,
                      {shown(name, limits::echoed_characters), list_argument(names)});
      return std::nullopt;
    }
    wanted[static_cast<std::size_t>(found - names.begin())] = true;
  }
  std::vector<QuestionId> chosen;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (wanted[i]) chosen.push_back(all[i]);
  return chosen;
}

/// Rows in a row: their answers, or what is wrong with them.
struct Block {
  std::optional<Answers> answers;
  std::vector<exchange::RowDiagnostic> problems;
  std::uint64_t not_shown = 0;
  std::exception_ptr thrown;
};

/// Where a thread decides one row after another.
struct Place {
  Place(const program::Program& program, const std::vector<QuestionId>& questions)
      : row(exchange::flat_row(program)), room(program, questions) {}

  exchange::FlatRow row;
  decision::Room room;
};

class Deciding {
 public:
  Deciding(const program::Program& program, const Input& input, std::vector<QuestionId> questions)
      : program_(&program), input_(&input), form_(program, std::move(questions)) {}

  [[nodiscard]] const Answers& form() const { return form_; }

  /// All rows, in blocks that threads take in turn, put behind each other in their order.
  Result run(std::size_t threads, Answers& answers) const {
    Result result;
    const std::int64_t blocks = (input_->rows() + block_rows - 1) / block_rows;
    std::atomic<bool> wrong{false};
    std::vector<Block> round;
    for (std::int64_t first = 0; first < blocks;) {
      const std::int64_t count = std::min<std::int64_t>(blocks - first, static_cast<std::int64_t>(threads) * 8);
      round.assign(static_cast<std::size_t>(count), Block{});
      work(first, round, threads, wrong);
      for (Block& block : round) take(block, answers, result);
      first += count;
    }
    return result;
  }

 private:
  const program::Program* program_;
  const Input* input_;
  Answers form_;

  void work(std::int64_t first, std::vector<Block>& round, std::size_t threads, std::atomic<bool>& wrong) const {
    std::atomic<std::size_t> next{0};
    const auto take_turns = [&] {
      std::optional<Place> place;
      for (std::size_t i = next++; i < round.size(); i = next++) {
        try {
          if (!place) place.emplace(*program_, form_.questions());
          decide_block(first + static_cast<std::int64_t>(i), round[i], *place, wrong);
        } catch (...) { round[i].thrown = std::current_exception(); }
      }
    };
    std::vector<std::thread> others;
    try {
      for (std::size_t t = 1; t < std::min(threads, round.size()); ++t) others.emplace_back(take_turns);
    } catch (const std::system_error&) {  // fewer threads than asked for: the answers are the same
    } catch (...) { round.front().thrown = std::current_exception(); }
    take_turns();
    for (std::thread& other : others) other.join();
  }

  static void take(Block& block, Answers& answers, Result& result) {
    if (block.thrown) std::rethrow_exception(block.thrown);
    if (block.answers) answers.append(*block.answers);
    result.not_shown += block.not_shown;
    for (exchange::RowDiagnostic& problem : block.problems) {
      if (result.problems.size() < limits::diagnostics)
        result.problems.push_back(std::move(problem));
      else
        ++result.not_shown;
    }
  }

  /// Once a row is wrong, rows are still read, to tell what is wrong with them, and no longer decided.
  void decide_block(std::int64_t number, Block& block, Place& place, std::atomic<bool>& wrong) const {
    block.answers.emplace(form_);
    const std::int64_t begin = number * block_rows;
    const std::int64_t end = std::min(begin + block_rows, input_->rows());
    for (std::int64_t row = begin; row < end; ++row) {
      Diagnostics diagnostics;
      if (!input_->read_case(row, place.row, diagnostics)) {
        wrong = true;
        note(row, diagnostics, block);
      } else if (!wrong) {
        block.answers->add(place.room.decide(place.row.facts));
      }
    }
  }

  static void note(std::int64_t row, const Diagnostics& diagnostics, Block& block) {
    for (const Diagnostic& one : diagnostics.all()) {
      if (block.problems.size() < limits::diagnostics)
        block.problems.push_back({static_cast<std::uint64_t>(row) + 1, 0, one});
      else
        ++block.not_shown;
    }
    block.not_shown += diagnostics.not_shown();
  }
};

void must_be_possible(const Options& options, const void* form) {
  if (form == nullptr) throw std::invalid_argument("columns: a null pointer");
  if (options.threads < 1 || options.threads > limits::threads)
    throw std::invalid_argument("columns: a number of threads that cannot be");
}

Result refused(const Diagnostics& diagnostics) {
  Result result;
  for (const Diagnostic& one : diagnostics.all()) result.problems.push_back({0, 0, one});
  result.not_shown = diagnostics.not_shown();
  return result;
}

}  // namespace

Result form_of(const program::Program& program, const Options& options, ArrowSchema* form) {
  must_be_possible(options, form);
  *form = ArrowSchema{};
  Diagnostics diagnostics;
  auto questions = questions_of(program, options, diagnostics);
  if (!questions) return refused(diagnostics);
  give_form(Answers(program, std::move(*questions)).columns(), form);
  return {};
}

Result decide(const program::Program& program, const ArrowSchema& schema, const ArrowArray& table,
              const Options& options, ArrowSchema* form, ArrowArray* answers) {
  must_be_possible(options, form);
  must_be_possible(options, answers);
  *form = ArrowSchema{};
  *answers = ArrowArray{};
  Diagnostics diagnostics;
  auto questions = questions_of(program, options, diagnostics);
  if (!questions) return refused(diagnostics);
  const Input input(program, schema, table, diagnostics);
  if (!diagnostics.empty()) return refused(diagnostics);
  const Deciding deciding(program, input, std::move(*questions));
  Answers all = deciding.form();
  Result result = deciding.run(options.threads, all);
  if (!result.problems.empty()) return result;
  give_columns(all.columns(), input.rows(), answers);
  try {
    give_form(all.columns(), form);
  } catch (...) {
    answers->release(answers);
    throw;
  }
  return result;
}

}  // namespace klap::columns
