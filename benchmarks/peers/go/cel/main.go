// CEL in Go: an expression per rule, compiled once, asked in order until one holds.
package main

import (
	"fmt"
	"strings"

	"cel.dev/cel-go/cel"

	"klap/peers/harness"
)

func expression(w *harness.Work, rule []harness.Test) string {
	tests := []string{}
	for _, test := range rule {
		fact := w.Facts[test[0]]
		switch {
		case fact.Kind == "flag" && test[1] == 1:
			tests = append(tests, fact.Name)
		case fact.Kind == "flag":
			tests = append(tests, "!"+fact.Name)
		case test[1] == test[2]:
			tests = append(tests, fmt.Sprintf("%s == %d", fact.Name, test[1]))
		default:
			tests = append(tests, fmt.Sprintf("%s >= %d && %s <= %d", fact.Name, test[1], fact.Name, test[2]))
		}
	}
	if len(tests) == 0 {
		return "true"
	}
	return strings.Join(tests, " && ")
}

func main() {
	w := harness.Read()
	programs := []cel.Program{}
	load := func() {
		options := []cel.EnvOption{}
		for _, fact := range w.Facts {
			kind := cel.IntType
			if fact.Kind == "flag" {
				kind = cel.BoolType
			}
			options = append(options, cel.Variable(fact.Name, kind))
		}
		env, err := cel.NewEnv(options...)
		harness.Must(err)
		for _, rule := range w.Rules {
			ast, issues := env.Compile(expression(w, rule))
			harness.Must(issues.Err())
			program, err := env.Program(ast)
			harness.Must(err)
			programs = append(programs, program)
		}
	}
	decide := func(one map[string]any) int {
		activation, err := cel.NewActivation(one)
		harness.Must(err)
		for i, program := range programs {
			answer, _, err := program.Eval(activation)
			harness.Must(err)
			if answer.Value() == true {
				return i
			}
		}
		return -1
	}
	w.Measure("CEL, cel-go", harness.Version("cel.dev/cel-go"), "Go: expression by expression", load, decide)
}
