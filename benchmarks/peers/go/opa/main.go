// OPA from Go: the rules as one Rego rule with an else for each next one, prepared once.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/open-policy-agent/opa/v1/rego"

	"klap/peers/harness"
)

func body(w *harness.Work, rule []harness.Test) string {
	tests := []string{}
	for _, test := range rule {
		fact := w.Facts[test[0]]
		switch {
		case fact.Kind == "flag":
			tests = append(tests, fmt.Sprintf("input.%s == %t", fact.Name, test[1] == 1))
		case test[1] == test[2]:
			tests = append(tests, fmt.Sprintf("input.%s == %d", fact.Name, test[1]))
		default:
			tests = append(tests, fmt.Sprintf("input.%s >= %d; input.%s <= %d", fact.Name, test[1], fact.Name, test[2]))
		}
	}
	if len(tests) == 0 {
		return "true"
	}
	return strings.Join(tests, "; ")
}

func main() {
	w := harness.Read()
	var query rego.PreparedEvalQuery
	load := func() {
		text := strings.Builder{}
		text.WriteString("package rules\n\n")
		for i, rule := range w.Rules {
			fmt.Fprintf(&text, "%s := %d if { %s }\n", map[bool]string{true: "row", false: "else"}[i == 0], i, body(w, rule))
		}
		var err error
		query, err = rego.New(rego.Query("data.rules.row"), rego.Module("rules.rego", text.String())).PrepareForEval(context.Background())
		harness.Must(err)
	}
	decide := func(one map[string]any) int {
		results, err := query.Eval(context.Background(), rego.EvalInput(one))
		harness.Must(err)
		row, err := results[0].Expressions[0].Value.(json.Number).Int64()
		harness.Must(err)
		return int(row)
	}
	w.Measure("OPA", harness.Version("github.com/open-policy-agent/opa"), "Go: one Rego rule with else", load, decide)
}
