// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.metric;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.DDSketches;

/**
 * What is kept of a set of values: how many, their sum, least and greatest, and a DDSketch that
 * answers for any percentile within one percent of the true value, be the set as large as it may.
 * Summaries merge in any order to the same result, which is why a period can be put together from
 * minutes and a minute from batches. Never empty, never changed.
 *
 * @see <a href="https://arxiv.org/abs/1908.10693">DDSketch</a>
 */
public final class Summary {

  /** How far a percentile may be from the true value, as a share of that value. */
  public static final double RELATIVE_ACCURACY = 0.01;

  /**
   * Bins on either side of zero. They span a factor of 10^17 between the least and the greatest
   * magnitude; beyond it the least ones are lumped together, so an item in storage stays small.
   */
  public static final int MAX_BINS = 2048;

  private final long count;
  private final double sum;
  private final double min;
  private final double max;
  private final DDSketch sketch;

  /** A summary from its parts, as storage has them. */
  public Summary(long count, double sum, double min, double max, DDSketch sketch) {
    this(sketch.copy(), count, sum, min, max);
  }

  /** Takes the sketch for its own. */
  private Summary(DDSketch sketch, long count, double sum, double min, double max) {
    if (count < 1) {
      throw new IllegalArgumentException("a summary has at least one value, not " + count);
    }
    this.count = count;
    this.sum = sum;
    this.min = min;
    this.max = max;
    this.sketch = sketch;
  }

  /** The summary of one value or more, all finite. */
  public static Summary of(double... values) {
    var sketch = emptySketch();
    double sum = 0;
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    double greatest = sketch.getIndexMapping().maxIndexableValue();
    for (double value : values) {
      sum += value;
      min = Math.min(min, value);
      max = Math.max(max, value);
      sketch.accept(Math.clamp(value, -greatest, greatest));
    }
    return new Summary(sketch, values.length, sum, min, max);
  }

  /** A sketch without values, of the one shape that all of them have: only such can be merged. */
  public static DDSketch emptySketch() {
    return DDSketches.logarithmicCollapsingLowestDense(RELATIVE_ACCURACY, MAX_BINS);
  }

  public Summary merge(Summary other) {
    var merged = sketch.copy();
    merged.mergeWith(other.sketch);
    return new Summary(
        merged,
        count + other.count,
        sum + other.sum,
        Math.min(min, other.min),
        Math.max(max, other.max));
  }

  public long count() {
    return count;
  }

  public double sum() {
    return sum;
  }

  public double min() {
    return min;
  }

  public double max() {
    return max;
  }

  public double average() {
    return sum / count;
  }

  /**
   * The value below which the given share of the values lies, from 0 (exactly the least) to 1
   * (exactly the greatest).
   */
  public double quantile(double share) {
    if (share <= 0) {
      return min;
    }
    return share >= 1 ? max : Math.clamp(sketch.getValueAtQuantile(share), min, max);
  }

  /** A copy of the sketch, for storage. */
  public DDSketch sketch() {
    return sketch.copy();
  }

  @Override
  public String toString() {
    return "Summary[count=" + count + ", sum=" + sum + ", min=" + min + ", max=" + max + "]";
  }
}
