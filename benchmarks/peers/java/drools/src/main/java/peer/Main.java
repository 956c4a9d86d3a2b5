package peer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;
import org.kie.internal.utils.KieHelper;

/**
 * Drools: a rule per rule as an executable model, the first one with the highest salience; one session, in which each
 * case is inserted, one rule fires, and the case is deleted.
 */
final class Main {
  private static String constraint(List<String> facts, long[] test) {
    String fact = facts.get((int) test[0]);
    if (Harness.isFlag(fact)) return fact + " == " + (test[1] == 1);
    if (test[1] == test[2]) return fact + " == " + test[1] + "L";
    return fact + " >= " + test[1] + "L, " + fact + " <= " + test[2] + "L";
  }

  private static String rule(Harness work, int i) {
    List<String> constraints = new ArrayList<>();
    for (long[] test : work.rules.get(i)) constraints.add(constraint(work.facts, test));
    return "rule \"r" + i + "\" salience " + (work.rules.size() - i) + " when Request(" + String.join(", ", constraints)
        + ") then answer.row = " + i + "; end\n";
  }

  private static ToIntFunction<Request> load(Harness work) {
    StringBuilder text = new StringBuilder("package rules\nimport peer.Request\nglobal peer.Answer answer\n");
    for (int i = 0; i < work.rules.size(); ++i) text.append(rule(work, i));
    KieBase base = new KieHelper().addContent(text.toString(), ResourceType.DRL).build(ExecutableModelProject.class);
    KieSession session = base.newKieSession();
    Answer answer = new Answer();
    session.setGlobal("answer", answer);
    return request -> {
      answer.row = -1;
      FactHandle handle = session.insert(request);
      session.fireAllRules(1);
      session.delete(handle);
      return answer.row;
    };
  }

  public static void main(String[] words) throws Exception {
    Harness work = new Harness(words);
    String version = KieBase.class.getPackage().getImplementationVersion();
    work.measure("Drools", version == null ? "" : version, "Java: insert, fire one, delete", () -> load(work), Request::new);
  }
}
