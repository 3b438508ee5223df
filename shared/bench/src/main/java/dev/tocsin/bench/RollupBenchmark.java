// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.bench;

import dev.tocsin.metric.Summary;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What record does to each minute of each series: sum up the batch's values, merge what is stored.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RollupBenchmark {

  @Param({"1", "100", "10000"})
  private int values;

  private double[] batch = {};
  private Summary stored = Summary.of(0);
  private Summary arriving = Summary.of(0);

  @Setup
  public void fill() {
    var random = new Random(42);
    batch = random.doubles(values, 1, 1000).toArray();
    stored = Summary.of(random.doubles(1000, 1, 1000).toArray());
    arriving = Summary.of(batch);
  }

  @Benchmark
  public Summary add() {
    return Summary.of(batch);
  }

  @Benchmark
  public Summary merge() {
    return stored.merge(arriving);
  }

  @Benchmark
  public double percentile() {
    return stored.quantile(0.99);
  }
}
