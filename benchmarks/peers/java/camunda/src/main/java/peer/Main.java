package peer;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;

/** Camunda's DMN engine: one decision table in DMN, hit policy FIRST, cells in FEEL. */
final class Main {
  private static String cell(String fact, long[] test) {
    if (test == null) return "";
    if (Harness.isFlag(fact)) return String.valueOf(test[1] == 1);
    return test[1] == test[2] ? String.valueOf(test[1]) : "[" + test[1] + ".." + test[2] + "]";
  }

  private static String table(Harness work) {
    StringBuilder text = new StringBuilder(
        "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" id=\"d\" name=\"d\" namespace=\"klap\">"
            + "<decision id=\"row\" name=\"row\"><decisionTable id=\"t\" hitPolicy=\"FIRST\">");
    for (String fact : work.facts)
      text.append("<input id=\"i_").append(fact).append("\"><inputExpression id=\"e_").append(fact).append("\" typeRef=\"")
          .append(Harness.isFlag(fact) ? "boolean" : "long").append("\"><text>").append(fact)
          .append("</text></inputExpression></input>");
    text.append("<output id=\"o\" name=\"row\" typeRef=\"integer\"/>");
    for (int i = 0; i < work.rules.size(); ++i) {
      text.append("<rule id=\"r").append(i).append("\">");
      long[][] tests = new long[work.facts.size()][];
      for (long[] test : work.rules.get(i)) tests[(int) test[0]] = test;
      for (int f = 0; f < tests.length; ++f)
        text.append("<inputEntry id=\"c").append(i).append('_').append(f).append("\"><text>")
            .append(cell(work.facts.get(f), tests[f])).append("</text></inputEntry>");
      text.append("<outputEntry id=\"a").append(i).append("\"><text>").append(i).append("</text></outputEntry></rule>");
    }
    return text.append("</decisionTable></decision></definitions>").toString();
  }

  private static ToIntFunction<Map<String, Object>> load(Harness work, String text) {
    DmnEngine engine = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    DmnDecision decision = engine.parseDecision("row", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    return facts -> (Integer) engine.evaluateDecisionTable(decision, facts).getSingleResult().getSingleEntry();
  }

  public static void main(String[] words) throws Exception {
    Harness work = new Harness(words);
    String text = table(work);
    work.measure(
        "Camunda DMN (FEEL)",
        DmnEngine.class.getPackage().getImplementationVersion(),
        "Java: evaluateDecisionTable",
        () -> load(work, text),
        values -> {
          Map<String, Object> facts = new HashMap<>();
          for (int f = 0; f < values.length; ++f) {
            String fact = work.facts.get(f);
            facts.put(fact, Harness.isFlag(fact) ? (Object) (values[f] == 1) : (Object) values[f]);
          }
          return facts;
        });
  }
}
