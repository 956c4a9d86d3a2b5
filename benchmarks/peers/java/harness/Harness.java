package peer;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** What every peer in Java shares; the same as harness.py, which says what it does. */
final class Harness {
  private static final int REPETITIONS = 5;
  private static final int FEWEST = 20;
  private static final int MOST = 100_000;
  /** So much CPU time it gets before it is timed, for the compiler of the virtual machine. */
  private static final double WARM_SECONDS = 15;

  final List<String> facts;
  /** A rule is a list of fact, low, high. */
  final List<List<long[]>> rules = new ArrayList<>();
  final List<long[]> cases = new ArrayList<>();
  private final double seconds;

  Harness(String[] words) throws IOException {
    List<String> table = Files.readAllLines(Path.of(words[0], "cases.csv"));
    facts = List.of(table.get(0).split(","));
    for (String line : table.subList(1, table.size()))
      cases.add(Arrays.stream(line.split(",")).mapToLong(Long::parseLong).toArray());
    for (String line : Files.readAllLines(Path.of(words[0], "rules_" + words[1] + ".txt"))) {
      List<long[]> rule = new ArrayList<>();
      long[] numbers = line.isBlank() ? new long[0] : Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray();
      for (int i = 0; i < numbers.length; i += 3) rule.add(new long[] {numbers[i], numbers[i + 1], numbers[i + 2]});
      rules.add(rule);
    }
    seconds = Double.parseDouble(words[2]);
  }

  static boolean isFlag(String fact) {
    return fact.equals("safety") || fact.equals("pgb");
  }

  private static double cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
  }

  private static int roundDown(double fits) {
    int count = (int) Math.max(FEWEST, Math.min(MOST, fits));
    int step = (int) Math.pow(10, Integer.toString(count).length() - 1);
    return count >= 5 * step ? 5 * step : count >= 2 * step ? 2 * step : step;
  }

  /** load makes the engine ready; prepare makes a case, untimed; decide gives its row. */
  <C> void measure(String engine, String version, String way, Supplier<ToIntFunction<C>> load, Function<long[], C> prepare) {
    double start = cpu();
    ToIntFunction<C> decide = load.get();
    double loading = cpu() - start;
    List<C> ready = new ArrayList<>();
    for (long[] values : cases) ready.add(prepare.apply(values));
    int[] rows = new int[MOST];
    int count = FEWEST;
    for (double until = cpu() + WARM_SECONDS * 1e9; cpu() < until; ) pass(ready, count, rows, decide);
    for (; ; ) {
      int more = roundDown(seconds * 1e9 / (Math.max(pass(ready, count, rows, decide), 1000) / count));
      if (more <= count) break;
      count = more;
    }
    double[] times = new double[REPETITIONS];
    for (int i = 0; i < REPETITIONS; ++i) times[i] = pass(ready, count, rows, decide);
    Arrays.sort(times);
    long sum = 0;
    for (int i = 0; i < count; ++i) sum = (sum * 31 + rows[i] + 1) % 4294967291L;
    System.out.printf(
        Locale.ROOT,
        "{\"engine\": \"%s\", \"version\": \"%s\", \"rules\": %d, \"load_ms\": %.3f, \"way\": \"%s\", \"mode\": \"single\", "
            + "\"cases\": %d, \"checksum\": %d, \"ns\": %.2f}%n",
        engine, version, rules.size(), loading / 1e6, way, count, sum, times[REPETITIONS / 2] / count);
  }

  private static <C> double pass(List<C> ready, int count, int[] rows, ToIntFunction<C> decide) {
    double start = cpu();
    for (int i = 0; i < count; ++i) rows[i] = decide.applyAsInt(ready.get(i));
    return cpu() - start;
  }
}
