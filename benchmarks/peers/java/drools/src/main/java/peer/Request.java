package peer;

/** The facts of a case, as a bean: what rules in Drools read. */
public final class Request {
  private final long[] values;

  public Request(long[] values) {
    this.values = values;
  }

  public long getAge() {
    return values[0];
  }

  public long getDomain() {
    return values[1];
  }

  public long getMunicipality() {
    return values[2];
  }

  public long getContract() {
    return values[3];
  }

  public long getCosts() {
    return values[4];
  }

  public boolean isSafety() {
    return values[5] == 1;
  }

  public boolean isPgb() {
    return values[6] == 1;
  }

  public long getHousehold() {
    return values[7];
  }

  public long getStart() {
    return values[8];
  }

  public long getProvider() {
    return values[9];
  }

  public long getLot() {
    return values[10];
  }

  public long getIncome() {
    return values[11];
  }
}
