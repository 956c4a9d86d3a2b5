package peer;

/** Where a rule that fires leaves its number. */
public final class Answer {
  public int row = -1;
}
