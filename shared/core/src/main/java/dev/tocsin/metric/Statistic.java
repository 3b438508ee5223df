// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.metric;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How many values become one, in CloudWatch's words: {@code Average}, {@code Sum}, {@code Minimum},
 * {@code Maximum}, {@code SampleCount}, or a percentile such as {@code p99} or {@code p99.9}.
 */
public sealed interface Statistic {

  double of(Summary summary);

  /** The statistic's word in configuration. */
  String word();

  /**
   * Whether a period that isn't over yet has only part of the value. A sum grows until the end, an
   * average may be taken at any time.
   */
  default boolean growsWithTime() {
    return false;
  }

  /** The statistic of that name, if there is one. */
  static Optional<Statistic> named(String word) {
    return Arrays.<Statistic>stream(Simple.values())
        .filter(simple -> simple.word().equals(word))
        .findFirst()
        .or(() -> Percentile.named(word));
  }

  /** The statistics that have no parameter. */
  enum Simple implements Statistic {
    AVERAGE("Average") {
      @Override
      public double of(Summary summary) {
        return summary.average();
      }
    },
    SUM("Sum") {
      @Override
      public double of(Summary summary) {
        return summary.sum();
      }

      @Override
      public boolean growsWithTime() {
        return true;
      }
    },
    MINIMUM("Minimum") {
      @Override
      public double of(Summary summary) {
        return summary.min();
      }
    },
    MAXIMUM("Maximum") {
      @Override
      public double of(Summary summary) {
        return summary.max();
      }
    },
    SAMPLE_COUNT("SampleCount") {
      @Override
      public double of(Summary summary) {
        return summary.count();
      }

      @Override
      public boolean growsWithTime() {
        return true;
      }
    };

    private final String word;

    Simple(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }

  /**
   * The value that a given percentage of the values do not exceed.
   *
   * @param percent from 0 to 100, both included
   */
  record Percentile(double percent) implements Statistic {

    private static final Pattern FORM = Pattern.compile("p(\\d{1,2}(?:\\.\\d{1,10})?|100)");

    public Percentile {
      if (!(percent >= 0 && percent <= 100)) {
        throw new IllegalArgumentException("a percentile is from 0 to 100, not " + percent);
      }
    }

    static Optional<Statistic> named(String word) {
      var match = FORM.matcher(word);
      return match.matches()
          ? Optional.of(new Percentile(Double.parseDouble(match.group(1))))
          : Optional.empty();
    }

    @Override
    public double of(Summary summary) {
      return summary.quantile(percent / 100);
    }

    @Override
    public String word() {
      return percent == Math.rint(percent) ? "p" + (long) percent : "p" + percent;
    }
  }
}
