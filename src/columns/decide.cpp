#include <klap/columns/decide.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <exception>
#include <stdexcept>
#include <system_error>
#include <thread>

#include <klap/base/limits.hpp>
#include <klap/decision/decide.hpp>

#include "answers.hpp"
#include "cells.hpp"
#include "input.hpp"

namespace klap::columns {
namespace {

constexpr std::int64_t block_rows = Sheet::block_rows;

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

/// What is wrong with rows in a row.
struct Block {
  std::vector<exchange::RowDiagnostic> problems;
  std::uint64_t not_shown = 0;
  std::exception_ptr thrown;
};

/// What every thread reads.
struct Task {
  const program::Program& program;
  const Input& input;
  const Answers& answers;
  const decision::Prepared* prepared;  // none: every row as a case
  Sheet& sheet;
};

/// Where a thread decides one row after another.
class Place {
 public:
  explicit Place(const Task& task)
      : task_(task), row_(exchange::flat_row(task.program)), room_(task.program, task.answers.questions()) {
    if (task.prepared == nullptr) return;
    block_.emplace(*task.prepared);
    cells_.emplace(task.input, *task.prepared, *block_);
    const auto& questions = task.answers.questions();
    is_short_ = std::all_of(questions.begin(), questions.end(), [&](QuestionId q) { return block_->answers(q); });
    if (is_short_) decided_.resize(questions.size());
    const FieldId costs = task.program.costs;
    if (costs.is_some()) costs_ = block_->column(task.prepared->slot(costs));
  }

  /// Can rows be read many at once, and was nothing wrong with these? At most decision::Block::rows.
  [[nodiscard]] bool read(std::int64_t first, std::size_t count) { return cells_ && cells_->read(first, count); }
  /// Answers them.
  void answer(std::int64_t first, std::size_t count);
  /// The same of one row; false where something is wrong with it.
  [[nodiscard]] bool read(std::int64_t row, Diagnostics& diagnostics) {
    return task_.input.read_case(row, row_, diagnostics);
  }
  void answer(std::int64_t row) {
    task_.answers.put(room_.decide(row_.facts), static_cast<std::size_t>(row), task_.sheet);
  }

 private:
  using Decided = std::array<decision::Decided, decision::Block::rows>;

  const Task& task_;
  exchange::FlatRow row_;
  decision::Room room_;
  std::optional<decision::Block> block_;
  std::optional<Cells> cells_;
  bool is_short_ = false;         // no question always needs the whole case
  std::vector<Decided> decided_;  // by question
  const std::int64_t* costs_ = nullptr;
};

void Place::answer(std::int64_t first, std::size_t count) {
  const Answers& answers = task_.answers;
  for (std::size_t q = 0; q < decided_.size(); ++q) block_->decide(answers.questions()[q], count, decided_[q].data());
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t row = static_cast<std::size_t>(first) + i;
    const bool suffices = is_short_ && std::all_of(decided_.begin(), decided_.end(),
                                                   [&](const Decided& one) { return answers.suffices(one[i]); });
    if (!suffices) {
      answers.put(room_.decide(cells_->facts(i)), row, task_.sheet);
      continue;
    }
    for (std::size_t q = 0; q < decided_.size(); ++q)
      answers.put(q, decided_[q][i], costs_ == nullptr ? 0 : costs_[i], row, task_.sheet);
  }
}

/// Making a program ready to be asked takes as long as deciding a row for every few of its rules.
bool pays_off(const program::Program& program, std::int64_t rows) {
  return static_cast<std::size_t>(rows) >= program.rules.size() / 4;
}

class Deciding {
 public:
  explicit Deciding(const Task& task) : task_(task) {}

  /// All rows, in blocks that threads take in turn.
  Result run(std::size_t threads) const {
    Result result;
    const std::int64_t blocks = (task_.input.rows() + block_rows - 1) / block_rows;
    std::atomic<bool> wrong{false};
    std::vector<std::optional<Place>> places(threads);
    std::vector<Block> round;
    for (std::int64_t first = 0; first < blocks;) {
      const std::int64_t count = std::min<std::int64_t>(blocks - first, static_cast<std::int64_t>(threads) * 8);
      round.assign(static_cast<std::size_t>(count), Block{});
      work(first, round, places, wrong);
      for (Block& block : round) take(block, result);
      first += count;
    }
    return result;
  }

 private:
  Task task_;

  void work(std::int64_t first, std::vector<Block>& round, std::vector<std::optional<Place>>& places,
            std::atomic<bool>& wrong) const {
    std::atomic<std::size_t> next{0};
    const auto take_turns = [&](std::optional<Place>& place) {
      for (std::size_t i = next++; i < round.size(); i = next++) {
        try {
          if (!place) place.emplace(task_);
          decide_block(first + static_cast<std::int64_t>(i), round[i], *place, wrong);
        } catch (...) { round[i].thrown = std::current_exception(); }
      }
    };
    std::vector<std::thread> others;
    try {
      for (std::size_t t = 1; t < std::min(places.size(), round.size()); ++t)
        others.emplace_back([&, t] { take_turns(places[t]); });
    } catch (const std::system_error&) {  // fewer threads than asked for: the answers are the same
    } catch (...) { round.front().thrown = std::current_exception(); }
    take_turns(places.front());
    for (std::thread& other : others) other.join();
  }

  static void take(Block& block, Result& result) {
    if (block.thrown) std::rethrow_exception(block.thrown);
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
    const std::int64_t end = std::min((number + 1) * block_rows, task_.input.rows());
    constexpr std::int64_t most = decision::Block::rows;
    for (std::int64_t first = number * block_rows; first < end; first += most) {
      const std::int64_t count = std::min(most, end - first);
      if (place.read(first, static_cast<std::size_t>(count))) {
        if (!wrong) place.answer(first, static_cast<std::size_t>(count));
      } else {
        decide_rows(first, first + count, block, place, wrong);
      }
    }
  }

  static void decide_rows(std::int64_t first, std::int64_t end, Block& block, Place& place, std::atomic<bool>& wrong) {
    for (std::int64_t row = first; row < end; ++row) {
      Diagnostics diagnostics;
      if (!place.read(row, diagnostics)) {
        wrong = true;
        note(row, diagnostics, block);
      } else if (!wrong) {
        place.answer(row);
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
  give_form(Answers(program, std::move(*questions)).forms(), form);
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
  const Answers asked(program, std::move(*questions));
  std::optional<decision::Prepared> prepared;
  if (pays_off(program, input.rows())) prepared.emplace(program);
  Sheet sheet(asked.forms(), static_cast<std::size_t>(input.rows()));
  Result result = Deciding({program, input, asked, prepared ? &*prepared : nullptr, sheet}).run(options.threads);
  if (!result.problems.empty()) return result;
  std::move(sheet).give(asked.forms(), answers);
  try {
    give_form(asked.forms(), form);
  } catch (...) {
    answers->release(answers);
    throw;
  }
  return result;
}

}  // namespace klap::columns
