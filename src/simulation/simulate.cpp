#include <klap/simulation/simulate.hpp>

#include <algorithm>
#include <atomic>
#include <exception>
#include <stdexcept>
#include <thread>

#include <klap/base/limits.hpp>
#include <klap/decision/decide.hpp>

#include "ledger.hpp"
#include "reading.hpp"
#include "tally.hpp"

namespace klap::simulation {
namespace {

using decision::Case;
using decision::CaseOutcome;
using decision::Spent;
using AllSpent = std::vector<std::optional<Spent>>;

constexpr std::size_t block_rows = 1024;
constexpr std::size_t block_bytes = std::size_t{8} << 20U;

/// A row on its way under one rule set.
struct Trial {
  Case facts;    // with what earlier rows were promised
  AllSpent own;  // what the row itself says
  CaseOutcome outcome;
};

struct Job {
  RowText text;
  ReadRow read;
  Trial now;
  Trial before;
  std::exception_ptr thrown;
};

/// One rule set and what it promised so far.
class Course {
 public:
  explicit Course(const program::Program& program) : program_(&program), ledger_(program) {}

  /// As the ceilings stood before the block: right unless a row of the block itself changed them. Any thread.
  void try_out(Case facts, Trial& trial) const {
    trial.facts = std::move(facts);
    trial.own = trial.facts.spent;
    trial.facts.spent = ledger_.spent(trial.own);
    trial.outcome = decision::decide(*program_, trial.facts);
  }
  /// Row by row, in order: decides once more where earlier rows of the block changed what was spent.
  void settle(std::uint64_t row, Trial& trial) {
    if (!ledger_.has_ceilings()) return;
    AllSpent spent = ledger_.spent(trial.own);
    if (spent != trial.facts.spent) {
      trial.facts.spent = std::move(spent);
      trial.outcome = decision::decide(*program_, trial.facts);
    }
    ledger_.take(row, trial.facts, trial.outcome);
  }
  [[nodiscard]] std::vector<CeilingReport> ceilings() const { return ledger_.report(); }

 private:
  const program::Program* program_;
  Ledger ledger_;
};

class Simulation {
 public:
  Simulation(const program::Program& now, const program::Program* before, RowForm form, const ReadBytes& read,
             const Settings& settings)
      : settings_(&settings),
        form_(form),
        rows_(form, read),
        reading_(now, before, form),
        tally_(now, before, settings.keep_facts),
        now_(now) {
    if (before != nullptr) before_.emplace(*before);
  }

  Simulated run() {
    if (form_ == RowForm::csv && !take_head()) return std::move(done_);
    for (jobs_.resize(block_rows); const std::size_t count = fill();) {
      work(count);
      for (std::size_t i = 0; i < count; ++i) take(jobs_[i]);
      if (settings_->progress) settings_->progress(rows_.bytes());
    }
    if (done_.wrong_rows != 0) {
      refuse_all();
    } else {
      done_.report = tally_.report();
      done_.report->now.ceilings = now_.ceilings();
      if (before_) done_.report->before->ceilings = before_->ceilings();
    }
    return std::move(done_);
  }

 private:
  const Settings* settings_;
  RowForm form_;
  Rows rows_;
  Reading reading_;
  Tally tally_;
  Course now_;
  std::optional<Course> before_;
  std::vector<Job> jobs_;
  Simulated done_;

  bool take_head() {
    RowText head;
    if (!rows_.next(head)) head = RowText{};
    if (!reading_.take_head(head, done_.problems)) {
      done_.wrong_rows = 1;
      return false;
    }
    rows_.set_separator(reading_.separator());
    return true;
  }

  /// The next rows, as many as a block has.
  std::size_t fill() {
    std::size_t count = 0;
    std::size_t bytes = 0;
    while (count < jobs_.size() && bytes < block_bytes && rows_.next(jobs_[count].text))
      bytes += jobs_[count++].text.text.size();
    return count;
  }

  /// What rows can do by themselves. After a wrong row nothing is added up, so nothing is decided either.
  void try_out(Job& job) const {
    job.thrown = nullptr;
    try {
      job.read = reading_.read(job.text);
      if (!job.read.now || done_.wrong_rows != 0) return;
      now_.try_out(std::move(*job.read.now), job.now);
      if (before_) before_->try_out(std::move(*job.read.before), job.before);
    } catch (...) { job.thrown = std::current_exception(); }
  }

  void work(std::size_t count) {
    std::atomic<std::size_t> next{0};
    const auto take_turns = [&] {
      for (std::size_t i = next++; i < count; i = next++) try_out(jobs_[i]);
    };
    std::vector<std::thread> others;
    const auto join = [&] {
      for (std::thread& other : others) other.join();
    };
    try {
      for (std::size_t t = 1; t < std::min(settings_->threads, count); ++t) others.emplace_back(take_turns);
    } catch (const std::system_error&) {  // fewer threads than asked for: the report is the same
    } catch (...) {
      join();
      throw;
    }
    take_turns();
    join();
  }

  void take(Job& job) {
    if (job.thrown) std::rethrow_exception(job.thrown);
    if (!job.read.now) return note(job.read);
    if (done_.wrong_rows != 0) return;
    const std::uint64_t row = job.text.number;
    now_.settle(row, job.now);
    if (before_) before_->settle(row, job.before);
    job.now.facts.spent = std::move(job.now.own);
    tally_.add(row, job.now.facts, job.now.outcome, before_ ? &job.before.outcome : nullptr);
  }

  void note(const ReadRow& read) {
    ++done_.wrong_rows;
    done_.not_shown += read.not_shown;
    for (const exchange::RowDiagnostic& one : read.problems) {
      if (done_.problems.size() < limits::diagnostics)
        done_.problems.push_back(one);
      else
        ++done_.not_shown;
    }
  }

  void refuse_all() {
    done_.problems.push_back(
        {0, 0, Diagnostic{DiagnosticKind::rows_wrong, nowhere, {std::to_string(done_.wrong_rows)}}});
  }
};

}  // namespace

Simulated simulate(const program::Program& rules, const program::Program* before, RowForm form, const ReadBytes& read,
                   const Settings& settings) {
  if (settings.threads < 1 || settings.threads > limits::threads)
    throw std::invalid_argument("simulate: a number of threads that cannot be");
  return Simulation(rules, before, form, read, settings).run();
}

}  // namespace klap::simulation
