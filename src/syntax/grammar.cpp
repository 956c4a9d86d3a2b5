// The grammar of docs/language.md, production by production. Every production is decided by its first word or, where a
// soft word could also be a name, by the few tokens behind it; so nothing is read twice and the work stays linear.
#include <klap/syntax/tree.hpp>

#include "directives.hpp"
#include "grammar.hpp"
#include "lookahead.hpp"
#include "parsers.hpp"

namespace klap::syntax {
namespace {

using K = Keyword;
using N = NodeKind;

// ---- leaves

const NameParser name{};
const LeafParser text{TokenKind::text, N::text};
const LeafParser integer{TokenKind::integer, N::integer};
const LeafParser money{TokenKind::money, N::money};
const LeafParser percent{TokenKind::percent, N::percent};
const LeafParser date{TokenKind::date, N::date};
const auto numbering = LeafParser{TokenKind::numbering, N::numbering} | integer;
const SymbolParser comma{TokenKind::comma};
const SymbolParser colon{TokenKind::colon};
const SymbolParser bar{TokenKind::bar};
const SymbolParser dash{TokenKind::minus_sign};
const SymbolParser open_bracket{TokenKind::open_bracket};
const SymbolParser close_bracket{TokenKind::close_bracket};

const WordParser date_word{K::reference_date, K::application_date, K::event_date, K::decision_date, K::publication_date};
const WordParser decision_kind{K::award, K::refuse, K::revise, K::withdraw, K::recover, K::decide_objection, K::give_order};
const WordParser per_time{K::per_year, K::per_month, K::per_week};
const WordParser yes_no{K::yes, K::no};
const WordParser unknown{K::unknown};

// Soft words that go on with the clause they stand in, rather than name one more thing of a list.
const auto clause_follows = (kw(K::question_text) >> text) | (kw(K::purpose) >> text) | (kw(K::effort) >> integer) | (kw(K::evaluation) >> kw(K::by_latest));
const auto another = comma >> not_here[clause_follows];  // between the things of a list that such a clause may follow

// ---- shared clauses

const x3::rule<struct validity_id> validity = "validity";
const auto validity_def = node(N::validity)[
    (kw(K::applies_from_to) >> must[date >> kw(K::through) >> date])
  | (kw(K::applies_from) >> must[date])
  | (kw(K::applies_through) >> must[date])
  | (kw(K::applies) >> must[unknown])];

const auto known_from = node(N::known_from_clause)[kw(K::known_from) >> must[date]];

const x3::rule<struct ground_id> ground = "ground";
const auto ground_def = node(N::ground)[name >> -numbering >>
    *((word(K::paragraph) >> must[numbering]) | (word(K::under) >> must[name]))];

const x3::rule<struct grounds_id> grounds = "grounds";
const auto grounds_def = node(N::grounds)[kw(K::ground) >> must[ground % another]];

const auto certainty = node(N::certainty_clause)[kw(K::certainty) >> must[word(K::read_whole, K::excerpt, K::presumed)] >>
    -undo[comma >> word(K::checked_on) >> must[date]]];

const auto law_list = node(N::law_list)[name % comma];
const auto kind_list = node(N::kind_list)[decision_kind % comma];
const auto party = node(N::party)[word(K::resident) | undo[word(K::lead) >> kw(K::of) >> name] | name];

// A value of a fact; with a history, a list of dates and values.
const x3::rule<struct given_value_id> given_value = "given_value";
const auto history_entry = node(N::history_entry)[date >> given_value];
const auto given_value_def = node(N::given_value)[
    money | integer | date | word(K::yes, K::no, K::none) | name
  | (open_bracket >> nested[must[history_entry % comma >> close_bracket]])];

const auto question_clause = node(N::question_clause)[kw(K::question_text) >> must[text]];
const auto effort_clause = node(N::effort_clause)[kw(K::effort) >> must[integer]];
const auto told_clauses = node(N::purpose_clause)[kw(K::purpose) >> must[text]] |
    node(N::hidden_clause)[word(K::hidden_from_resident, K::hidden_in_file)];

const x3::rule<struct presumption_id> presumption = "presumption";
const auto presumption_def = node(N::presumption_clause)[kw(K::presumed) >> must[
    given_value >> comma >> kw(K::unless_reported) >> comma >> kw(K::because) >> text]];

const auto with_explanation = node(N::explanation_clause)[kw(K::with_explanation)];

// What a rule says of when it counts, behind its answer.
const x3::rule<struct weighing_id> weighing = "weighing";
const auto weighing_def = node(N::weighing_clause)[comma >> kw(K::weighed_by) >> must[name] >> -undo[comma >> with_explanation] >>
    -undo[comma >> presumption]];
const WordParser moment{K::applications, K::decisions, K::events};
const x3::rule<struct transition_id> transition = "transition";
const auto transition_def =
    node(N::stays_clause)[kw(K::remains_applicable) >> must[moment >> kw(K::from_before) >> date] >> -(kw(K::until_latest) >> must[date])]
  | node(N::not_yet_clause)[kw(K::not_applicable_to) >> must[moment >> kw(K::from_before) >> date]];
const auto departs = node(N::exception_clause)[-comma >> kw(K::exception_to) >> must[name % comma]]
  | node(N::deviation_clause)[-comma >> kw(K::deviation_from) >> must[name % comma]];

// ---- header

const x3::rule<struct header_id> header = "header";
const auto header_def = node(N::header)[kw(K::rule_set) >> must[name >> -text] >> *(
    node(N::version_clause)[kw(K::version) >> must[numbering]]
  | node(N::municipality_clause)[kw(K::municipality) >> integer]
  | node(N::uses_clause)[kw(K::uses) >> must[text]]
  | node(N::language_clause)[kw(K::language) >> must[name]]
  | node(N::status_clause)[kw(K::status) >> must[word(K::concept_text, K::adopted)]]
  | validity)];

// ---- what there is: sources, actors, money, lots

const x3::rule<struct source_id> source = "source";
const auto source_def = node(N::source)[kw(K::source) >> must[name >> -text >> kw(K::of_kind) >>
    word(K::act, K::order_in_council, K::ordinance, K::further_rules, K::policy_rule, K::mandate_decision, K::agreement,
         K::budget_document, K::work_instruction)] >>
    *(node(N::published_clause)[kw(K::published) >> must[date]]
    | node(N::precedence_clause)[word(K::goes_before, K::takes_priority) >> must[name % comma]]
    | validity)];

const x3::rule<struct municipality_id> municipality = "municipality";
const auto municipality_def = node(N::municipality)[kw(K::municipality) >> must[name >> -text >> kw(K::with) >> kw(K::code) >> integer]];

const x3::rule<struct body_id> body = "body";
const auto body_def = node(N::body)[kw(K::body) >> must[name >> -text]];

const x3::rule<struct functions_id> functions = "functions";
const auto functions_def = node(N::functions)[kw(K::function) >> must[(name >> -text) % comma >> kw(K::at) >> name]];

const x3::rule<struct provider_id> provider = "provider";
const auto provider_def = node(N::provider)[kw(K::provider) >> must[name >> -text] >> *(
    node(N::agb_clause)[kw(K::with) >> must[kw(K::agb_code) >> (integer | unknown)]]
  | node(N::fictional_clause)[kw(K::fictional)])];

const x3::rule<struct volunteer_id> volunteer = "volunteer";
const auto volunteer_def = node(N::volunteer)[kw(K::volunteer) >> must[name >> -text]];

const x3::rule<struct organisation_id> organisation = "organisation";
const auto organisation_def = node(N::organisation)[kw(K::organisation) >> must[name >> -text]];

const x3::rule<struct budget_id> budget = "budget";
const auto budget_def = node(N::budget)[kw(K::budget) >> must[name >> -text >> kw(K::of) >> (undo[word(K::municipality) >> name] | name)] >> *(
    node(N::stream_clause)[kw(K::stream) >> must[name]]
  | node(N::task_field_clause)[kw(K::task_field) >> must[numbering]]
  | node(N::ceiling_clause)[kw(K::ceiling) >> must[money >> word(K::per_calendar_year, K::whole_term)]])];

const x3::rule<struct lot_id> lot = "lot";
const auto lot_def = node(N::lot)[kw(K::lot) >> must[name >> -text] >> *(
    validity
  | node(N::parties_clause)[kw(K::parties) >> must[
      node(N::party_member)[name >> -(open_bracket >> must[word(K::lead) >> close_bracket])] % another]]
  | node(N::delivers_clause)[kw(K::delivers) >> must[name % another]]
  | node(N::charged_clause)[kw(K::charged_to) >> must[name | unknown]]
  | node(N::owner_clause)[kw(K::owner) >> must[name]]
  | node(N::evaluation_clause)[-comma >> kw(K::evaluation) >> must[kw(K::by_latest) >> date]])];

// ---- the ladder

const x3::rule<struct ladder_id> ladder = "ladder";
const auto rung = node(N::rung)[name >> kw(K::within) >> integer >> kw(K::working_days)];
const auto ladder_def = node(N::ladder)[kw(K::ladder) >> must[rung >> *(comma >> must[kw(K::then_to) >> rung])] >> *(
    node(N::counted_from_clause)[kw(K::counted_from) >> must[date_word]]
  | node(N::interim_clause)[kw(K::interim_payer) >> must[name]])];

// ---- facts

const x3::rule<struct type_id> type = "type";
const auto type_def = node(N::type)[
    word(K::yes_or_no) | word(K::type_date) | (word(K::type_money) >> -per_time) | word(K::type_number)
  | word(K::municipality) | word(K::lot) | word(K::provider) | word(K::act) | word(K::person)
  | (name >> *((another >> name) | (kw(K::or_) >> must[name])))];

const x3::rule<struct field_id> field = "field";
const auto field_def = node(N::field)[name >> colon >> must[type] >> *(comma >> must[
    node(N::optional_clause)[kw(K::if_applicable)]
  | node(N::history_clause)[kw(K::with_history)]
  | question_clause
  | node(N::asked_on_clause)[kw(K::asked_on) >> must[ground % another]]
  | effort_clause
  | told_clauses
  | presumption])];

const x3::rule<struct person_facts_id> person_facts = "person_facts";
const auto person_facts_def = node(N::person_facts)[kw(K::person) >> *field];

const x3::rule<struct request_facts_id> request_facts = "request_facts";
const auto request_facts_def = node(N::request_facts)[kw(K::request) >> *field];

const x3::rule<struct plan_facts_id> plan_facts = "plan_facts";
const auto plan_facts_def = node(N::plan_facts)[kw(K::plan) >> *field];

const x3::rule<struct parameter_id> parameter = "parameter";
const auto parameter_value = node(N::parameter_value)[kw(K::is) >> must[given_value | unknown] >> *(validity | known_from | grounds | certainty)];
const auto parameter_def = node(N::parameter)[kw(K::parameter) >> must[name >> -text >> -(colon >> must[type]) >> *parameter_value]];

const x3::rule<struct judgement_id> judgement = "judgement";
const auto judgement_def = node(N::judgement)[kw(K::judgement) >> must[name >> kw(K::by) >> name] >>
    *(comma >> must[with_explanation | question_clause | effort_clause | told_clauses | presumption]) >> -grounds];

// ---- conditions

const x3::rule<struct chain_id> chain = "chain";

const auto reference = node(N::reference)[(name | word(K::resident, K::lead) | date_word) >>
    -(kw(K::of) >> must[name | word(K::resident)])];
const auto brackets = node(N::brackets)[open_bracket >> nested[must[chain >> close_bracket]]];
const auto whose = node(N::whose)[kw(K::of) >> word(K::resident)];
const auto elements = (word(K::requests) >> -undo[whose]) | word(K::persons);
const auto element = (word(K::request) >> -undo[whose]) | word(K::person);
const x3::rule<struct list_id> list = "list";
const auto list_def = node(N::list)[
    (word(K::there_is) >> must[element >> kw(K::for_which) >> brackets])
  | (word(K::for_every) >> must[element >> kw(K::it_holds) >> brackets])
  | undo[word(K::number_of) >> elements >> -(kw(K::for_which) >> must[brackets])]
  | (word(K::sum_of) >> must[name >> kw(K::over) >> elements >> -(kw(K::for_which) >> brackets)])];
const x3::rule<struct first_by_id> first_by = "first_by";
const auto first_by_def = node(N::first_by)[FirstByAhead{} >> must[name >> kw(K::of) >> element >>
    word(K::with_lowest, K::with_earliest, K::with_highest, K::with_latest) >> name >> -(kw(K::for_which) >> brackets)]];
const x3::rule<struct operand_id> operand = "operand";
const auto several = open_bracket >> nested[must[chain % comma >> close_bracket]];
const x3::rule<struct made_of_several_id> made_of_several = "made_of_several";
const auto made_of_several_def =
    node(N::least)[word(K::lowest_of, K::earliest_of) >> must[several]]
  | node(N::greatest)[word(K::highest_of, K::latest_of) >> must[several]]
  | node(N::days_between)[word(K::days_from) >> nested[must[operand >> word(K::through) >> operand]]];
const auto operand_def = node(N::operand)[negated[
    list | first_by | reference | text | money | integer | percent | date | word(K::yes, K::no, K::none)
  | brackets | made_of_several]];
const auto duration = node(N::operand)[node(N::duration)[DurationAhead{} >> (integer | reference) >>
    word(K::days, K::weeks, K::working_days, K::months, K::years)]];

const auto age = node(N::age_operator)[
    (word(K::younger_than) >> must[integer >> (kw(K::years) | kw(K::years_old))])
  | (word(K::at_least) >> integer >> kw(K::years_old))];
const OperatorParser binary_operator{
    K::and_, K::or_, K::is, K::is_not, K::at_least, K::at_most, K::more_than, K::less_than, K::is_before, K::is_after, K::is_from,
    K::is_through, K::applies_on, K::delivers, K::plus, K::minus, K::times, K::rounded_down, K::rounded_up, K::rounded_half_up};
const WordParser unary_operator{K::is_none, K::is_reached};
const WordParser moving_operator{K::next_working_day};
const auto chain_def = node(N::chain)[operand >> *(
    age
  | undo[node(N::operator_)[binary_operator] >> must[duration | operand]]
  | node(N::operator_)[unary_operator]
  | UnitCouldStand{}
  | node(N::operator_)[moving_operator]
  | node(N::suspension)[kw(K::suspended_from) >> must[operand >> kw(K::through) >> operand]])];

const auto condition = node(N::condition)[chain];

const x3::rule<struct term_id> term = "term";
const auto term_def = node(N::term)[kw(K::term) >> must[name >> kw(K::means) >> condition]];

// ---- who may decide

const auto unless = node(N::unless_clause)[kw(K::unless) >> must[condition]];
const x3::rule<struct power_condition_id> power_condition = "power_condition";
const auto power_condition_def = node(N::power_condition)[(kw(K::if_) >> must[condition] >> -unless) | unless];
const auto laws_and_kinds = kw(K::for_) >> law_list >> kw(K::in_order_to) >> kind_list;

const x3::rule<struct competence_id> competence = "competence";
const auto competence_def = node(N::competence)[kw(K::competent) >> must[name >> laws_and_kinds] >>
    *(power_condition | validity | known_from | grounds | certainty)];

const x3::rule<struct mandate_id> mandate = "mandate";
const auto mandate_def = node(N::mandate)[(kw(K::mandate) | kw(K::power_of_attorney)) >> must[
    kw(K::of) >> name >> kw(K::to) >> name >> laws_and_kinds] >> *(
    node(N::ceiling_per_decision)[kw(K::through) >> must[money >>
      (kw(K::per_decision) | word(K::per_resident) | word(K::per_plan)) >> -per_time]]
  | node(N::submandate_clause)[-comma >> kw(K::may_submandate)]
  | node(N::consent_clause)[(kw(K::consent_from) >> must[date]) | word(K::consent_by_law)]
  | power_condition
  | validity
  | known_from
  | grounds
  | certainty)];

const x3::rule<struct delegation_id> delegation = "delegation";
const auto delegation_def = node(N::delegation)[kw(K::delegation) >> must[
    kw(K::of) >> name >> kw(K::to) >> name >> laws_and_kinds] >> *(validity | known_from | grounds | certainty)];

const x3::rule<struct reservation_id> reservation = "reservation";
const auto reservation_def = node(N::reservation)[kw(K::reserved_to) >> must[name >> laws_and_kinds] >>
    *(power_condition | validity | known_from | grounds | certainty)];

// ---- questions and rules (the sentence of a question is read in parse.cpp)

const x3::rule<struct question_clauses_id> question_clauses = "question_clauses";
const auto question_clauses_def = *(
    node(N::answer_clause)[kw(K::answer) >> must[name >> colon >> type] >> -(comma >> must[
      node(N::optional_clause)[kw(K::if_applicable)]
    | node(N::collect_clause)[word(K::summed, K::highest_counts, K::lowest_counts)]])]
  | node(N::divides_clause)[kw(K::divides)]
  | node(N::as_of_clause)[kw(K::as_of) >> must[date_word]]
  | node(N::register_clause)[kw(K::by_register)]
  | node(N::interest_clause)[kw(K::personal_interest) >> must[presumption]]
  | node(N::shared_clause)[word(K::shared_lowest, K::shared_highest, K::shared_earliest, K::shared_latest) >> must[name]]);

const auto fixed_amount = node(N::fixed_amount)[AmountAhead{} >> (money | reference)];
const auto parts = node(N::parts)[PartsAhead{} >> (integer | reference) >> word(K::part, K::parts)];
const auto while_ceiling = undo[-comma >> word(K::while_ceiling)];
const auto at_most = undo[-comma >> node(N::at_most_clause)[kw(K::bounded_by) >> must[money | reference]]];
const auto pay_part = node(N::pay_part)[-(percent | word(K::excess) | word(K::rest) | fixed_amount | parts) >>
    kw(K::charged_to) >> must[name] >> -((while_ceiling >> -at_most) | (at_most >> -while_ceiling))];
const x3::rule<struct payment_id> payment = "payment";
const auto payment_def = node(N::payment)[pay_part >> *(-comma >> pay_part) >>
    -node(N::leftover_clause)[-comma >> kw(K::leftover_to) >> must[name]]];

const auto due = node(N::due_clause)[kw(K::by_latest) >> must[
    integer >> word(K::working_days, K::days, K::weeks) >> kw(K::after) >> date_word]];
const auto effective = node(N::effective_clause)[kw(K::effective) >> must[date | reference]];
const auto mention = node(N::mention_clause)[kw(K::mentioning) >> must[text]];
const x3::rule<struct obligations_id> obligations = "obligations";
const auto obligation = node(N::obligation)[
    ((word(K::message) >> must[name]) | word(K::letter, K::order, K::forwarding, K::nothing)) >> must[kw(K::to) >> party] >>
    *(comma >> (due | effective | mention))];
const auto obligations_def = node(N::obligations)[obligation % comma];

const x3::rule<struct conclusion_id> conclusion = "conclusion";
const AnswerEnds answer_ends{
    K::of, K::and_, K::or_, K::is, K::is_not, K::is_none, K::at_least, K::at_most, K::more_than, K::less_than, K::is_before, K::is_after,
    K::is_from, K::is_through, K::younger_than, K::applies_on, K::is_reached, K::delivers, K::plus, K::minus, K::times, K::rounded_down,
    K::rounded_up, K::rounded_half_up, K::next_working_day, K::suspended_from};
const auto conclusion_def =
    undo[node(N::answer_yes)[kw(K::yes)] >> answer_ends]
  | undo[node(N::answer_no)[kw(K::no)] >> answer_ends]
  | node(N::answer_open)[kw(K::open) >> must[comma >> kw(K::by) >> name]]
  | node(N::answer_not_applicable)[kw(K::not_applicable)]
  | payment
  | obligations
  | undo[node(N::answer_names)[party >> answer_ends >> *(not_here[WeighingAhead{}] >> comma >> must[node(N::copy_clause)[kw(K::copy_to) >> must[party]]])]]
  | node(N::answer_value)[chain];

const x3::rule<struct rule_id> rule = "rule";
const auto rule_def = node(N::rule)[kw(K::rule) >> must[
    name >> -text >>
    -departs >>
    -(kw(K::if_) >> must[condition]) >>
    -unless >>
    kw(K::then) >> conclusion >> -weighing] >> *(
    grounds
  | certainty
  | node(N::because_clause)[kw(K::because) >> must[text]]
  | node(N::derogation_clause)[kw(K::may_derogate)]
  | validity
  | transition
  | known_from)];

// ---- safeguards

const auto somebody = node(N::somebody)[
    word(K::resident, K::body, K::function, K::provider, K::organisation, K::volunteer, K::person, K::municipality) | name];
const auto pattern = node(N::pattern)[
    (word(K::charged_to) >> must[name])
  | (word(K::decided_by, K::copy_to) >> must[somebody])
  | (word(K::order) >> must[(kw(K::by) | kw(K::to)) >> somebody])
  | (word(K::direction) >> must[kw(K::by) >> somebody])
  | (((word(K::message) >> -name) | word(K::letter, K::forwarding, K::addressee)) >> must[kw(K::to) >> somebody])];
const x3::rule<struct safeguard_id> safeguard = "safeguard";
const auto safeguard_def = node(N::safeguard)[kw(K::safeguard) >> must[
    name >> -text >> -(kw(K::if_) >> must[condition]) >> -unless >> (kw(K::never) | kw(K::always)) >>
    node(N::patterns)[pattern % comma]] >> *(
    grounds
  | node(N::because_clause)[kw(K::because) >> must[text]]
  | validity
  | known_from)];

// ---- tables: a row ends because the bar that opens the next one follows at once

const OperatorParser cell_operator{
    K::is, K::is_not, K::at_least, K::at_most, K::more_than, K::less_than, K::is_before, K::is_after, K::is_from, K::is_through,
    K::applies_on, K::delivers};
const auto values = operand >> *undo[kw(K::or_) >> operand];
const auto test = node(N::test)[
    age
  | undo[node(N::operator_)[cell_operator] >> values]
  | node(N::operator_)[unary_operator]
  | values];
const x3::rule<struct cell_id> cell = "cell";
const auto cell_def = node(N::cell)[undo[dash >> not_here[operand]] | (test >> *(node(N::operator_)[word(K::and_, K::or_)] >> must[test]))];
const auto heads = node(N::heads)[bar >> columns[node(N::head)[chain] >> must[bar]] >> must[kw(K::then) >> bar] >>
    -(word(K::ground) >> must[bar])];
const x3::rule<struct row_id> row = "row";
const auto row_def = table_row[node(N::row)[bar >> must[per_column[cell >> bar] >> conclusion >> -weighing >> bar] >>
    -undo[node(N::grounds)[(ground % another) | dash] >> bar]]];
const x3::rule<struct table_id> table = "table";
const auto table_def = node(N::table)[kw(K::table) >> must[
    name >> -text >> -departs >>
    word(K::first_hit, K::every_hit, K::unique_hit)] >>
    *(grounds | certainty | node(N::because_clause)[kw(K::because) >> must[text]] | node(N::derogation_clause)[kw(K::may_derogate)] |
      validity | transition | known_from) >>
    must[heads >> row >> *row]];

// ---- examples

const auto given = node(N::given)[name >> must[given_value]];
const auto given_list = must[given % comma];
const OwnNameParser own_name{};
const OwnAnswerParser own_answer{};

const x3::rule<struct example_fact_id> example_fact = "example_fact";
const auto example_fact_def =
    node(N::example_date)[date_word >> must[date]]
  | node(N::example_person)[kw(K::resident) >> -own_name >> given_list]
  | node(N::example_person)[kw(K::person) >> not_here[name >> colon] >> name >> given_list]
  | node(N::example_plan)[kw(K::plan) >> not_here[name >> colon] >> given_list]
  | node(N::example_request)[kw(K::request) >> not_here[name >> colon] >> -own_name >> -(kw(K::for_) >> must[name]) >> given_list]
  | node(N::example_judgement)[kw(K::judgement) >> name >> yes_no >>
      -(comma >> kw(K::by) >> must[name >> -(kw(K::on) >> must[date])]) >> -(comma >> must[text])]
  | node(N::example_interest)[kw(K::personal_interest) >> must[word(K::none) | (name % comma)]]
  | node(N::example_taken)[kw(K::decided_already) >> must[
      -(kw(K::by) >> must[name]) >> kw(K::for_) >> name >> -kind_list]]
  | node(N::example_ordered)[kw(K::ordered_already) >> must[
      kw(K::by) >> name >> -(kw(K::on) >> must[date]) >> kw(K::for_) >> name]]
  | node(N::example_objection)[kw(K::objection_to) >> must[name >> kw(K::for_) >> name]]
  | node(N::example_spent)[name >> kw(K::spent) >> must[money >> comma >> kw(K::as_at) >> date]];

const auto fact_name = name | date_word | word(K::personal_interest, K::primary_decider);
const auto missing = word(K::missing) >> must[fact_name % comma];
const auto no_answer = missing
  | (word(K::open) >> -(kw(K::by) >> must[name]))
  | word(K::conflict, K::not_applicable, K::error, K::not_competent);

const auto said_with = comma >> (node(N::effective_clause)[kw(K::effective) >> must[date]] | mention);

const x3::rule<struct expect_id> expect = "expect";
const auto expect_def = node(N::expect)[(
    (word(K::act) >> must[no_answer | name])
  | (word(K::need, K::right) >> must[no_answer | yes_no])
  | (word(K::direction) >> must[no_answer | party])
  | (word(K::payer) >> must[no_answer | (undo[name >> money] % comma >> -undo[comma >> word(K::open) >> must[money]])])
  | (word(K::decider, K::orderer) >> must[no_answer | (name >> -undo[comma >> word(K::on_behalf_of) >> must[name]] >>
      -undo[comma >> word(K::via) >> must[name >> *(comma >> must[name])]])])
  | (word(K::addressee) >> must[no_answer | (kw(K::to) >> party)])
  | (word(K::message) >> must[name >> kw(K::to) >> party] >> *said_with)
  | (word(K::letter, K::order, K::ratification, K::forwarding) >> must[kw(K::to) >> party] >> *said_with)
  | (word(K::follow_up) >> must[no_answer])
  | (word(K::none) >> must[(word(K::message) >> -undo[name >> kw(K::to) >> party]) | word(K::letter, K::order, K::forwarding)] >>
      -(kw(K::to) >> must[party]))
  | (word(K::nothing) >> must[missing | (kw(K::to) >> party)])
  | (own_answer >> (no_answer | given_value)))
  >> -(kw(K::for_) >> must[name]) >> -grounds];

const x3::rule<struct example_id> example = "example";
const auto example_def = node(N::example)[kw(K::example) >> must[text] >>
    *(node(N::origin_clause)[kw(K::origin) >> must[word(K::act, K::local, K::mixed, K::open)]] | grounds) >>
    *example_fact >>
    *node(N::expectations)[kw(K::expects) >> -(kw(K::on) >> must[date]) >> *expect]];

BOOST_SPIRIT_DEFINE(validity, ground, grounds, given_value, presumption, weighing, transition, header)
BOOST_SPIRIT_DEFINE(source, municipality, body, functions, provider, volunteer, organisation, budget, lot)
BOOST_SPIRIT_DEFINE(power_condition, competence, mandate, delegation, reservation)
BOOST_SPIRIT_DEFINE(ladder, type, field, person_facts, request_facts, plan_facts, parameter, judgement)
BOOST_SPIRIT_DEFINE(chain, list, first_by, made_of_several, operand, term, question_clauses, payment, obligations, conclusion, rule)
BOOST_SPIRIT_DEFINE(safeguard, cell, row, table)
BOOST_SPIRIT_DEFINE(example_fact, expect, example)

template <typename Rule>
bool read(const Rule& production, Reader& reader, At& at, At last) {
  const auto context = x3::make_context<reader_tag>(reader);
  return production.parse(at, last, context, x3::unused, x3::unused) && !reader.failed;
}

}  // namespace

bool read_declaration(Reader& reader, const Token*& at, const Token* last) {
  switch (at->keyword) {
    case K::rule_set: return read(header, reader, at, last);
    case K::source: return read(source, reader, at, last);
    case K::municipality: return read(municipality, reader, at, last);
    case K::body: return read(body, reader, at, last);
    case K::function: return read(functions, reader, at, last);
    case K::provider: return read(provider, reader, at, last);
    case K::volunteer: return read(volunteer, reader, at, last);
    case K::organisation: return read(organisation, reader, at, last);
    case K::budget: return read(budget, reader, at, last);
    case K::lot: return read(lot, reader, at, last);
    case K::competent: return read(competence, reader, at, last);
    case K::mandate:
    case K::power_of_attorney: return read(mandate, reader, at, last);
    case K::delegation: return read(delegation, reader, at, last);
    case K::reserved_to: return read(reservation, reader, at, last);
    case K::safeguard: return read(safeguard, reader, at, last);
    case K::ladder: return read(ladder, reader, at, last);
    case K::person: return read(person_facts, reader, at, last);
    case K::request: return read(request_facts, reader, at, last);
    case K::plan: return read(plan_facts, reader, at, last);
    case K::parameter: return read(parameter, reader, at, last);
    case K::judgement: return read(judgement, reader, at, last);
    case K::term: return read(term, reader, at, last);
    case K::rule: return read(rule, reader, at, last);
    case K::table: return read(table, reader, at, last);
    case K::example: return read(example, reader, at, last);
    default: return false;
  }
}

bool read_question_clauses(Reader& reader, const Token*& at, const Token* last) {
  return read(question_clauses, reader, at, last);
}

}  // namespace klap::syntax
