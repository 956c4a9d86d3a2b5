"""The rules as one CASE expression, for the two databases."""


def arms(work, column):
    """column(fact): how the fact is written."""
    text = ["CASE"]
    for i, rule in enumerate(work.rules):
        tests = [f"{column(f)} = {low}" if low == high else f"{column(f)} BETWEEN {low} AND {high}" for f, low, high in rule]
        text.append(f"WHEN {' AND '.join(tests)} THEN {i}" if tests else f"ELSE {i}")
    return "\n".join([*text, "END"])


def create_cases(work):
    return f"CREATE TABLE cases (id INTEGER, {', '.join(f'{fact} INTEGER' for fact in work.facts)})"
